package io.github.b24spring.client.crm.layout;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Collects what an element is written as: a portal refuses keys without a value.
 */
final class Properties {

	private final Map<String, Object> values = new LinkedHashMap<>();

	Properties and(String name, @Nullable Object value) {
		boolean empty = value == null || (value instanceof Map<?, ?> map && map.isEmpty())
				|| (value instanceof Collection<?> collection && collection.isEmpty());
		if (!empty) {
			this.values.put(name, value);
		}
		return this;
	}

	Map<String, Object> toMap() {
		return this.values;
	}

}
