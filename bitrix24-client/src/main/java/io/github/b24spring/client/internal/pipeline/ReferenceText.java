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
package io.github.b24spring.client.internal.pipeline;

import java.util.List;

/**
 * What the portal takes for a reference in the texts of a batch's commands.
 */
final class ReferenceText {

	private static final String RESULT = "result";

	/**
	 * The other parts of a batch's answer.
	 */
	private static final List<String> OTHERS = List.of("error", "total", "next", "time");

	private ReferenceText() {
	}

	/**
	 * Return whether the portal might put something of another command into a text. It is
	 * documented for {@code $result[…]} alone; better a text too many than one too few.
	 */
	static boolean isPartOf(String text) {
		for (int i = text.indexOf('$'); i != -1; i = text.indexOf('$', i + 1)) {
			int start = i + 1;
			if (startsWith(text, start, RESULT) || OTHERS.stream()
				.anyMatch((name) -> startsWith(text, start, name) && startsWith(text, start + name.length(), "["))) {
				return true;
			}
		}
		return false;
	}

	private static boolean startsWith(String text, int start, String name) {
		return text.regionMatches(true, start, name, 0, name.length());
	}

}
