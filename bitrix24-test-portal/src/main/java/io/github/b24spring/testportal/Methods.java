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
package io.github.b24spring.testportal;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.b24spring.testportal.method.PortalErrorException;
import io.github.b24spring.testportal.method.PortalMethod;

/**
 * The methods of a portal by their names, in whatever case they are asked for.
 *
 * @author The b24spring maintainers
 */
final class Methods {

	private final Map<String, Entry> entries = new ConcurrentHashMap<>();

	void add(String name, PortalMethod method) {
		this.entries.put(key(name), new Entry(name, method));
	}

	boolean contains(String name) {
		return this.entries.containsKey(key(name));
	}

	Entry find(String name) {
		Entry entry = this.entries.get(key(name));
		if (entry == null) {
			throw new PortalErrorException(404, "ERROR_METHOD_NOT_FOUND", "There is no such method");
		}
		return entry;
	}

	private static String key(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	record Entry(String name, PortalMethod method) {

	}

}
