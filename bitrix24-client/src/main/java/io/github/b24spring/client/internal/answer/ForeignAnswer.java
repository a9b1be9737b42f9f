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

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An answer that REST did not give: a page of a web server, a proxy or a sign-in, or
 * nothing.
 */
final class ForeignAnswer {

	/**
	 * As much of an answer as is looked at.
	 */
	private static final int MAX_LENGTH = 8192;

	private static final Pattern SPACE = Pattern.compile("\\s+");

	private static final Pattern PASSWORD_FIELD = Pattern.compile("type\\s*=\\s*[\"']?password");

	private final int status;

	private final String text;

	private final String problem;

	ForeignAnswer(int status, byte[] body, String problem) {
		this.status = status;
		this.text = new String(body, 0, Math.min(body.length, MAX_LENGTH), StandardCharsets.UTF_8);
		this.problem = problem;
	}

	ErrorType type() {
		ErrorType type = ErrorClassifier.ofForeigner(this.status);
		return (type == ErrorType.UNREADABLE && isSignIn()) ? ErrorType.AUTHENTICATION : type;
	}

	private boolean isSignIn() {
		return this.text.stripLeading().startsWith("<")
				&& PASSWORD_FIELD.matcher(this.text.toLowerCase(Locale.ROOT)).find();
	}

	String description() {
		String snippet = SPACE.matcher(this.text).replaceAll(" ").strip();
		return snippet.isEmpty() ? "the answer is empty" : this.problem + ": " + snippet;
	}

}
