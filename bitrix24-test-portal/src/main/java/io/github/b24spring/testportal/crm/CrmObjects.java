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
package io.github.b24spring.testportal.crm;

import java.util.Map;

/**
 * The types of objects that activities can belong to.
 */
final class CrmObjects {

	static final long CONTACT = 3;

	private static final Map<Long, String> NAMES = Map.of(1L, "LEAD", 2L, "DEAL", CONTACT, "CONTACT", 4L, "COMPANY", 5L,
			"INVOICE", 7L, "QUOTE", 14L, "ORDER", 31L, "SMART_INVOICE", 36L, "SMART_DOCUMENT", 39L, "SMART_B2E_DOC");

	private CrmObjects() {
	}

	static boolean isType(long typeId) {
		return NAMES.containsKey(typeId) || typeId >= 128;
	}

	static String name(long typeId) {
		return NAMES.getOrDefault(typeId, "DYNAMIC_" + typeId);
	}

}
