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
 * The application was installed, the event {@code ONAPPINSTALL}. It may come late.
 *
 * @param authorization the portal, with the tokens of the user who installed the
 * application
 * @param version the version of the application, {@code null} if unknown
 * @param active whether the application may be used
 * @param installed whether the installation is finished
 * @param languageId the code of the portal's language, {@code null} if unknown
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ApplicationInstalled(PortalAuthorization authorization, @Nullable Integer version, boolean active,
		boolean installed, @Nullable String languageId) implements ApplicationRequest {
}
