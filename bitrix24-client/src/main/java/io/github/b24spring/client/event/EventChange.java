package io.github.b24spring.client.event;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What was done to an object.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public enum EventChange {

	/**
	 * The object is new.
	 */
	ADDED("ADD"),

	/**
	 * The object was changed.
	 */
	UPDATED("UPDATE"),

	/**
	 * The object was deleted.
	 */
	DELETED("DELETE");

	private final String verb;

	EventChange(String verb) {
		this.verb = verb;
	}

	static @Nullable EventChange of(String verb) {
		for (EventChange change : values()) {
			if (change.verb.equals(verb.toUpperCase(Locale.ROOT))) {
				return change;
			}
		}
		return null;
	}

}
