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

import org.jspecify.annotations.Nullable;

/**
 * The application was removed, the event {@code ONAPPUNINSTALL}. It brings no tokens:
 * those of the portal are of no use any more.
 *
 * @param authorization the portal
 * @param clean whether the user wants the application's data to be deleted
 * @param languageId the code of the portal's language, {@code null} if unknown
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ApplicationUninstalled(PortalAuthorization authorization, boolean clean,
		@Nullable String languageId) implements ApplicationRequest {
}
