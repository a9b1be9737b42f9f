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

/**
 * Why a request is refused.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public enum RefusalReason {

	/**
	 * Something is missing in the request, or is not what it should be.
	 */
	INCOMPLETE,

	/**
	 * The portal's address is not encrypted, is internal, is unknown to the name service,
	 * or is not among those that are allowed.
	 */
	ADDRESS_NOT_ALLOWED,

	/**
	 * The application has no tokens of the portal.
	 */
	UNKNOWN_PORTAL,

	/**
	 * The tokens belong to another portal than the request says.
	 */
	FOREIGN_PORTAL,

	/**
	 * The portal answers elsewhere than the request says.
	 */
	FOREIGN_ENDPOINT,

	/**
	 * The tokens or the code are not valid, or were used before.
	 */
	TOKENS_REFUSED,

	/**
	 * The {@code application_token} is not that of the portal.
	 */
	WRONG_APPLICATION_TOKEN,

	/**
	 * The {@code application_token} of the portal is not known yet: the portal was
	 * authorized in the browser, and no installation has brought it since.
	 */
	UNKNOWN_APPLICATION_TOKEN,

	/**
	 * The portal has tokens already, and those of the request belong to a user who may
	 * not replace them: to no administrator of the portal.
	 */
	NO_ADMINISTRATOR,

	/**
	 * The request is for another application.
	 */
	FOREIGN_APPLICATION,

	/**
	 * The portal says that it has removed the application, and has installed it again
	 * since.
	 */
	INSTALLED_AGAIN

}
