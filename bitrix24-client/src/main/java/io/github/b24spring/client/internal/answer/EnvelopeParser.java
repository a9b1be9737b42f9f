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
package io.github.b24spring.client.internal.answer;

import io.github.b24spring.client.ResponseTime;
import org.jspecify.annotations.Nullable;

/**
 * Takes the outer object of an answer apart.
 */
final class EnvelopeParser {

	private boolean hasResult;

	private @Nullable JsonPart result;

	private @Nullable Long total;

	private @Nullable Long next;

	private @Nullable ResponseTime time;

	private boolean hasError;

	private ErrorBody error = ErrorBody.NONE;

	private @Nullable String description;

	private EnvelopeParser() {
	}

	static EnvelopeParser parse(JsonPart answer) {
		EnvelopeParser envelope = new EnvelopeParser();
		answer.members().forEach(envelope::add);
		return envelope;
	}

	private void add(JsonPart member) {
		switch (member.name()) {
			case "result" -> {
				this.hasResult = true;
				this.result = member;
			}
			case "total" -> this.total = Scalars.count(member.number());
			case "next" -> this.next = Scalars.count(member.number());
			case "time" -> this.time = TimeParser.parse(member);
			case "error" -> {
				this.hasError = true;
				this.error = ErrorBody.parse(member);
			}
			case "error_description" -> this.description = member.text();
			default -> {
			}
		}
	}

	/**
	 * Return the error. Beside a result, an {@code error} that says nothing is none.
	 * @return the error, or {@code null} if the answer tells of none
	 */
	@Nullable ErrorBody error() {
		ErrorBody error = this.error.withDefaultDescription(this.description);
		return (this.hasError && (!this.hasResult || error.saysSomething())) ? error : null;
	}

	/**
	 * Return the answer.
	 * @return the answer, or {@code null} if it has no result: whatever sent it, it is
	 * not REST
	 */
	@Nullable Envelope envelope() {
		return this.hasResult ? new Envelope(this.result, this.total, this.next, this.time, null) : null;
	}

}
