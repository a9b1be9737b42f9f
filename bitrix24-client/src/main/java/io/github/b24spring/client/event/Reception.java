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

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What came of a request to a handler of events, and how it is answered.
 *
 * @param status how it is answered
 * @param refusal why it is refused, {@code null} if it is not
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Reception(Status status, @Nullable EventRefusal refusal) {

	public Reception {
		Assert.isTrue((refusal != null) != (status == Status.ACCEPTED || status == Status.OVERLOADED),
				"'refusal' must be given if the request is refused");
	}

	static Reception accepted() {
		return new Reception(Status.ACCEPTED, null);
	}

	static Reception overloaded() {
		return new Reception(Status.OVERLOADED, null);
	}

	static Reception refused(EventRefusal refusal) {
		return new Reception(switch (refusal) {
			case MALFORMED -> Status.MALFORMED;
			case TOO_LARGE -> Status.TOO_LARGE;
			case UNDECIDED -> Status.UNAVAILABLE;
			case UNKNOWN_PORTAL, WRONG_APPLICATION_TOKEN, UNPROVEN -> Status.REFUSED;
		}, refusal);
	}

	/**
	 * Return the status of the answer.
	 * @return the HTTP status, such as 200
	 */
	public int httpStatus() {
		return this.status.httpStatus;
	}

	/**
	 * How a request is answered.
	 */
	public enum Status {

		/**
		 * The event will be handled.
		 */
		ACCEPTED(200),

		/**
		 * The request is not what it says.
		 */
		REFUSED(403),

		/**
		 * The request is no event.
		 */
		MALFORMED(400),

		/**
		 * The request is larger than is read.
		 */
		TOO_LARGE(413),

		/**
		 * There is no place for the event, or the application stops.
		 */
		OVERLOADED(503),

		/**
		 * It cannot be found out whether the request is what it says.
		 */
		UNAVAILABLE(503);

		private final int httpStatus;

		Status(int httpStatus) {
			this.httpStatus = httpStatus;
		}

	}

}
