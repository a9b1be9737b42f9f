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
package io.github.b24spring.testportal.event;

import java.net.URI;

/**
 * An event that was sent to a handler.
 *
 * @param form what was sent
 * @param handler where it was sent
 * @param status the HTTP status of the answer, 0 if there was none
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Delivery(FormPost form, URI handler, int status) {

	/**
	 * Return the code of the event.
	 * @return the code
	 */
	public String event() {
		return this.form.fields().getOrDefault("event", "");
	}

	/**
	 * Return whether the handler took the event.
	 * @return whether it answered with 200 or 202
	 */
	public boolean isTaken() {
		return this.status == 200 || this.status == 202;
	}

}
