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

import io.github.b24spring.client.form.InvalidFormException;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;

/**
 * Which failures refuse a request for what reason.
 */
final class EventRefusals {

	private EventRefusals() {
	}

	/**
	 * Find the reason for which a form is not read.
	 * @param failure the failure of reading it
	 * @return the reason
	 */
	static EventRefusal ofForm(Throwable failure) {
		if (failure instanceof InvalidFormException invalid) {
			return invalid.isTooLarge() ? EventRefusal.TOO_LARGE : EventRefusal.MALFORMED;
		}
		if (failure instanceof RefusedRequestException refused) {
			return (refused.reason() == RefusalReason.INCOMPLETE) ? EventRefusal.MALFORMED : EventRefusal.UNPROVEN;
		}
		return EventRefusal.UNDECIDED;
	}

	/**
	 * Find the reason for which a request is not let in.
	 * @param failure the failure of its proof
	 * @return the reason
	 */
	static EventRefusal ofProof(Throwable failure) {
		if (!(failure instanceof RefusedRequestException refused)) {
			return EventRefusal.UNDECIDED;
		}
		return switch (refused.reason()) {
			case UNKNOWN_PORTAL -> EventRefusal.UNKNOWN_PORTAL;
			case WRONG_APPLICATION_TOKEN -> EventRefusal.WRONG_APPLICATION_TOKEN;
			default -> EventRefusal.UNPROVEN;
		};
	}

}
