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
