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
package io.github.b24spring.autoconfigure.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names events in tags, of which there must not be any number: what is no code of a
 * portal, and what comes after many others, is {@code other}.
 */
final class EventCodeTag {

	static final int MAX_CODES = 100;

	private static final String OTHER = "other";

	/**
	 * Types of items that a portal has made itself have their number at the end.
	 */
	private static final Pattern CODE = Pattern.compile("(ON[A-Z][A-Z0-9]{1,60})(_\\d+)?");

	private final Set<String> codes = ConcurrentHashMap.newKeySet();

	String of(String code) {
		Matcher matcher = CODE.matcher(code);
		if (!matcher.matches()) {
			return OTHER;
		}
		String name = matcher.group(1);
		if (this.codes.contains(name)) {
			return name;
		}
		synchronized (this.codes) {
			if (this.codes.size() < MAX_CODES) {
				this.codes.add(name);
			}
			return this.codes.contains(name) ? name : OTHER;
		}
	}

}
