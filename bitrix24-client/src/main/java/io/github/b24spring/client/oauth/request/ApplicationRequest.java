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

import io.github.b24spring.client.form.BracketForm;

/**
 * What a portal posts to an application about the application itself.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/common/events/index.html">Events of
 * applications</a>
 */
public sealed interface ApplicationRequest
		permits ApplicationInstalled, ApplicationUpdated, ApplicationUninstalled, SystemUserReady, ApplicationOpened {

	/**
	 * Return whom the request says that it comes from.
	 * @return the portal, with the tokens that the request brings
	 */
	PortalAuthorization authorization();

	/**
	 * Read an event of an application, or the request for one of its pages.
	 * @param form the body
	 * @param query what follows {@code ?} in the address, which tells the portal where a
	 * page is opened
	 * @return the request, of which nothing is proven
	 * @throws RefusedRequestException with {@link RefusalReason#INCOMPLETE} if it is none
	 * of these, or lacks what it must have
	 */
	static ApplicationRequest read(BracketForm form, BracketForm query) {
		return RequestReader.read(form, query);
	}

}
