/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.b24spring.client.oauth.request;

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.form.BracketForm;
import org.jspecify.annotations.Nullable;

/**
 * What the browser brings back from the portal's authorization page. The code lives 30
 * seconds. {@link #toString()} tells neither code nor state.
 *
 * @param code the code
 * @param state what the application gave to the browser; {@code null} if there is none
 * @param portal where the portal answers, by the {@code domain} that the browser names
 * @param memberId the portal's {@code member_id}
 * @param serverHost the host of the OAuth server that is named, {@code null} if none is
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/settings/oauth/index.html">OAuth 2.0</a>
 */
public record AuthorizationCode(String code, @Nullable String state, PortalAddress portal, String memberId,
		@Nullable String serverHost) {

	/**
	 * Read the address that the browser comes back to.
	 * @param query what follows {@code ?} in the address
	 * @return the code, of which nothing is proven
	 * @throws RefusedRequestException with {@link RefusalReason#INCOMPLETE} if something
	 * is missing
	 */
	public static AuthorizationCode read(BracketForm query) {
		return RequestReader.readCode(query);
	}

	@Override
	public String toString() {
		return "code of " + this.memberId + " at " + this.portal.host();
	}

}
