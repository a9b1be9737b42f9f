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
package io.github.b24spring.client.crm.layout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A text, or one for each language.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Text {

	private final @Nullable String value;

	private final Map<String, String> translations;

	private Text(@Nullable String value, Map<String, String> translations) {
		this.value = value;
		this.translations = translations;
	}

	/**
	 * Create a text that is the same in all languages.
	 * @param value the text
	 * @return the text
	 */
	public static Text of(String value) {
		return new Text(value, Map.of());
	}

	/**
	 * Create a text for each language.
	 * @param translations the texts by language, such as {@code en}; the languages must
	 * be installed on the portal
	 * @return the text
	 */
	public static Text translated(Map<String, String> translations) {
		Assert.notEmpty(translations, "'translations' must not be empty");
		return new Text(null, Collections.unmodifiableMap(new LinkedHashMap<>(translations)));
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static @Nullable Text fromJson(@Nullable Object json) {
		if (json instanceof Map<?, ?> map) {
			Map<String, String> translations = new LinkedHashMap<>();
			map.forEach((language, text) -> translations.put(String.valueOf(language), String.valueOf(text)));
			return new Text(null, Collections.unmodifiableMap(translations));
		}
		return (json != null) ? Text.of(json.toString()) : null;
	}

	@JsonValue
	Object toJson() {
		return (this.value != null) ? this.value : this.translations;
	}

	/**
	 * Return the text for all languages.
	 * @return the text, or {@code null} if there is one for each language
	 */
	public @Nullable String value() {
		return this.value;
	}

	/**
	 * Return the texts by language.
	 * @return the texts, empty if there is one for all languages; unmodifiable
	 */
	public Map<String, String> translations() {
		return this.translations;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Text text && toJson().equals(text.toJson());
	}

	@Override
	public int hashCode() {
		return toJson().hashCode();
	}

	@Override
	public String toString() {
		return toJson().toString();
	}

}
