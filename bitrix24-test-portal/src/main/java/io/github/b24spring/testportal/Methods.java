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
