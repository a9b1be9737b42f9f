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

import org.jspecify.annotations.Nullable;

/**
 * The permissions that methods need.
 *
 * @author The b24spring maintainers
 */
final class Scopes {

	private static final Map<String, String> BY_PREFIX = Map.ofEntries(Map.entry("crm", "crm"),
			Map.entry("tasks", "task"), Map.entry("task", "task"), Map.entry("user", "user"),
			Map.entry("department", "department"), Map.entry("disk", "disk"), Map.entry("im", "im"),
			Map.entry("imbot", "imbot"), Map.entry("bizproc", "bizproc"), Map.entry("placement", "placement"),
			Map.entry("sonet_group", "sonet_group"), Map.entry("lists", "lists"), Map.entry("catalog", "catalog"),
			Map.entry("sale", "sale"), Map.entry("telephony", "telephony"), Map.entry("calendar", "calendar"),
			Map.entry("entity", "entity"), Map.entry("log", "log"), Map.entry("note", "note"),
			Map.entry("pull", "pull"));

	private Scopes() {
	}

	/**
	 * Return the permission that a method needs.
	 * @param method the name of the method
	 * @return the scope, or {@code null} if every application may call it
	 */
	static @Nullable String of(String method) {
		int dot = method.indexOf('.');
		return (dot < 0) ? null : BY_PREFIX.get(method.substring(0, dot).toLowerCase(Locale.ROOT));
	}

}
