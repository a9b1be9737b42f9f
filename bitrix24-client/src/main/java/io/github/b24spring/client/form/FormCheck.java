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
package io.github.b24spring.client.form;

/**
 * Holds a form against the limits by looking at its bytes alone.
 */
final class FormCheck {

	private final byte[] body;

	private final FormLimits limits;

	private int fields;

	private FormCheck(byte[] body, FormLimits limits) {
		this.body = body;
		this.limits = limits;
	}

	static void check(byte[] body, FormLimits limits) {
		if (body.length > limits.maxBytes()) {
			throw tooLarge("The form has " + body.length + " bytes; at most " + limits.maxBytes() + " are read");
		}
		new FormCheck(body, limits).checkFields();
	}

	private void checkFields() {
		int start = 0;
		for (int at = 0; at <= this.body.length; at++) {
			if (at == this.body.length || this.body[at] == '&') {
				if (at > start) {
					checkField(start, at);
				}
				start = at + 1;
			}
		}
	}

	private void checkField(int start, int end) {
		if (++this.fields > this.limits.maxFields()) {
			throw tooLarge("The form has more than " + this.limits.maxFields() + " fields");
		}
		int depth = 1;
		boolean inName = true;
		for (int at = start; at < end; at++) {
			byte letter = this.body[at];
			if (inName && letter == '=') {
				inName = false;
			}
			boolean escaped = letter == '%';
			if (escaped && !isEscape(at, end)) {
				throw new InvalidFormException("The form has a '%' that escapes nothing", false);
			}
			if (inName && (letter == '[' || (escaped && isBracket(at)))) {
				depth++;
			}
			if (inName && at - start >= this.limits.maxNameLength()) {
				throw tooLarge(
						"The form has a field whose name is longer than " + this.limits.maxNameLength() + " bytes");
			}
		}
		if (depth > this.limits.maxDepth()) {
			throw tooLarge("The form is nested deeper than " + this.limits.maxDepth() + " levels");
		}
	}

	private boolean isEscape(int at, int end) {
		return at + 2 < end && Character.digit(this.body[at + 1], 16) >= 0
				&& Character.digit(this.body[at + 2], 16) >= 0;
	}

	private boolean isBracket(int at) {
		return this.body[at + 1] == '5' && (this.body[at + 2] == 'B' || this.body[at + 2] == 'b');
	}

	private static InvalidFormException tooLarge(String message) {
		return new InvalidFormException(message, true);
	}

}
