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

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A user has opened a page of the application, in its own place or in another one of the
 * portal's interface.
 *
 * @param authorization the portal, with the tokens of the user
 * @param placement the code of the place, {@code DEFAULT} for the application's own page
 * @param placementOptions what goes with the place, such as the {@code ID} of the object
 * that is shown; empty if there is nothing
 * @param language the code of the user's language, {@code null} if unknown
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/settings/oauth/simple-way.html">Simplified
 * authorization</a>
 */
public record ApplicationOpened(PortalAuthorization authorization, String placement,
		Map<String, Object> placementOptions, @Nullable String language) implements ApplicationRequest {

	/**
	 * The place of the application's own page.
	 */
	public static final String DEFAULT_PLACEMENT = "DEFAULT";

	public ApplicationOpened {
		placementOptions = Map.copyOf(placementOptions);
	}

}
