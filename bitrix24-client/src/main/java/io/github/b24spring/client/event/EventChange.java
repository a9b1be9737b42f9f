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
