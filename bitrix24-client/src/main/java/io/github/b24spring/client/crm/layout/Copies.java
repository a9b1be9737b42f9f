package io.github.b24spring.client.crm.layout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Copies of maps that keep their order, for records whose keys may be absent.
 */
final class Copies {

	private Copies() {
	}

	static <V extends @Nullable Object> Map<String, V> of(@Nullable Map<String, V> map) {
		return (map != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(map)) : Map.of();
	}

}
