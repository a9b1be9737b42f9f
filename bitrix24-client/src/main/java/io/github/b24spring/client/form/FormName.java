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

import java.util.ArrayList;
import java.util.List;

/**
 * The levels of a field's name. {@code a[b][]} has three, the last of which is empty and
 * stands for the next number.
 */
final class FormName {

	private FormName() {
	}

	static List<String> levels(String name) {
		int open = name.indexOf('[');
		if (open <= 0) {
			return List.of(name);
		}
		List<String> levels = new ArrayList<>();
		levels.add(name.substring(0, open));
		while (open < name.length()) {
			int close = (name.charAt(open) == '[') ? name.indexOf(']', open) : -1;
			if (close == -1) {
				throw new InvalidFormException("The form has a field whose name has brackets that do not match", false);
			}
			levels.add(name.substring(open + 1, close));
			open = close + 1;
		}
		return levels;
	}

}
