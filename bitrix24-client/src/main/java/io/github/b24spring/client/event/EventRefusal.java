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
package io.github.b24spring.client.event;

/**
 * Why a request to a handler of events is refused.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public enum EventRefusal {

	/**
	 * It is not a form, or not one of an event.
	 */
	MALFORMED,

	/**
	 * It is larger, deeper or has more fields than is read.
	 */
	TOO_LARGE,

	/**
	 * The portal that it names is unknown.
	 */
	UNKNOWN_PORTAL,

	/**
	 * It has no {@code application_token}, or another one than the portal.
	 */
	WRONG_APPLICATION_TOKEN,

	/**
	 * It tells of the application, and its tokens or what it says of them prove wrong.
	 */
	UNPROVEN,

	/**
	 * Whether it is genuine cannot be found out: the token store or the OAuth server
	 * fails.
	 */
	UNDECIDED

}
