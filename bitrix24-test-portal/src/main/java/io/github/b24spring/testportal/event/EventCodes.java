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
package io.github.b24spring.testportal.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The events that a portal knows, with the permissions that they need.
 *
 * @author The b24spring maintainers
 */
final class EventCodes {

	private static final Map<String, String> STANDARD = standard();

	private final Set<String> added = ConcurrentHashMap.newKeySet(1);

	private static Map<String, String> standard() {
		Map<String, String> codes = new TreeMap<>();
		for (String object : List.of("ACTIVITY", "DEAL", "LEAD", "CONTACT", "COMPANY", "QUOTE", "INVOICE",
				"DYNAMICITEM", "TIMELINECOMMENT")) {
			Stream.of("ADD", "UPDATE", "DELETE").forEach((change) -> codes.put("ONCRM" + object + change, "crm"));
		}
		codes.put("ONCRMTIMELINEITEMACTION", "crm");
		Stream.of("ONTASKADD", "ONTASKUPDATE", "ONTASKDELETE", "ONTASKCOMMENTADD")
			.forEach((code) -> codes.put(code, "task"));
		codes.put("ONUSERADD", "user");
		Stream
			.of("ONAPPINSTALL", "ONAPPUPDATE", "ONAPPUNINSTALL", "ONAPPPAYMENT", "ONAPPMETHODCONFIRM", "ONAPPTEST",
					"ONOFFLINEEVENT")
			.forEach((code) -> codes.put(code, ""));
		return Collections.unmodifiableMap(codes);
	}

	void add(String code) {
		this.added.add(code.toUpperCase(Locale.ROOT));
	}

	/**
	 * Find out whether an application may be told of an event.
	 * @param code the code in upper case
	 * @param scope the permissions of the application
	 * @return whether there is such an event, and it may
	 */
	boolean isKnown(String code, Set<String> scope) {
		String base = code.startsWith("ONCRMDYNAMICITEM") ? code.replaceFirst("_\\d+$", "") : code;
		String needed = STANDARD.get(base);
		return this.added.contains(code) || needed != null && (needed.isEmpty() || scope.contains(needed));
	}

	List<String> list(String scope, Set<String> granted) {
		List<String> codes = new ArrayList<>();
		STANDARD.forEach((code, needed) -> {
			boolean asked = scope.isEmpty() || scope.equals(needed.isEmpty() ? "basic" : needed);
			if (asked && (needed.isEmpty() || granted.contains(needed))) {
				codes.add(code);
			}
		});
		if (scope.isEmpty()) {
			codes.addAll(this.added);
		}
		return codes;
	}

}
