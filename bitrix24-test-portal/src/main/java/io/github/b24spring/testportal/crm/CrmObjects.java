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
