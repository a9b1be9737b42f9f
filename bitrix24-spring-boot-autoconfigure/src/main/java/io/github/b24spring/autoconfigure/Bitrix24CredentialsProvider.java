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
package io.github.b24spring.autoconfigure;

import io.github.b24spring.client.credentials.Bitrix24Credentials;
import org.jspecify.annotations.Nullable;

/**
 * Makes credentials from properties of its own, for the default portal and for those that
 * have a name. Asked in their order before the properties of webhooks and access tokens
 * are looked at.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface Bitrix24CredentialsProvider {

	/**
	 * Return the credentials of a portal.
	 * @param portal what the properties tell of it
	 * @return the credentials, or {@code null} if none of the properties is set
	 */
	@Nullable Bitrix24Credentials credentialsFor(PortalConfiguration portal);

}
