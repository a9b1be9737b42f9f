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
package io.github.b24spring.client.internal.answer;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;

/**
 * A JSON value inside an answer, decoded when its type is known. It is well-formed, but
 * its texts may hold bytes that are not UTF-8.
 */
public final class JsonPart {

	private static final int MAX_DIGITS = 18;

	private final JsonIndex index;

	private final int value;

	private final int level;

	private final int position;

	private @Nullable JsonPart whole;

	JsonPart(JsonIndex index, int value, int level) {
		this(index, value, level, 0);
	}

	private JsonPart(JsonIndex index, int value, int level, int position) {
		this.index = index;
		this.value = value;
		this.level = level;
		this.position = position;
	}

	/**
	 * Return the name of this member, or the position of this element: PHP writes a map
	 * whose keys are 0, 1, … as an array.
	 */
	public String name() {
		String name = this.index.name(this.value);
		return (name != null) ? name : Integer.toString(this.position);
	}

	public boolean isObject() {
		return first() == '{';
	}

	public boolean isArray() {
		return first() == '[';
	}

	public boolean isNull() {
		return first() == 'n';
	}

	private byte first() {
		return this.index.json()[start()];
	}

	private int start() {
		return this.index.start(this.value);
	}

	/**
	 * Return how much of the answer this is, in bytes.
	 */
	public int length() {
		return this.index.end(this.value) - start();
	}

	/**
	 * Return a number that is the same for parts that are written in the same way.
	 */
	public long contentHash() {
		byte[] json = this.index.json();
		long hash = 0;
		for (int i = start(); i < this.index.end(this.value); i++) {
			hash = 31 * hash + json[i];
		}
		return hash;
	}

	/**
	 * Return the members of an object or the elements of an array.
	 * @return the members in their order; none if this is a scalar
	 */
	public Iterable<JsonPart> members() {
		if (!isObject() && !isArray()) {
			return Collections.emptyList();
		}
		JsonPart whole = whole();
		return () -> new Members(whole);
	}

	/**
	 * Find a member of an object.
	 * @param name the name
	 * @return the member; {@code null} if there is none, or this is no object
	 */
	public @Nullable JsonPart member(String name) {
		if (!isObject()) {
			return null;
		}
		JsonPart member = find(name);
		return (member != null || RowNames.isId(name)) ? member : whole().find(name);
	}

	/**
	 * Find a member of an object or an element of an array.
	 * @param key the name or the position
	 * @return the part; {@code null} if there is none
	 */
	public @Nullable JsonPart element(String key) {
		if (!isArray()) {
			return member(key);
		}
		for (JsonPart element : members()) {
			if (key.equals(element.name())) {
				return element;
			}
		}
		return null;
	}

	/**
	 * Return this value with all its members.
	 */
	private JsonPart whole() {
		JsonPart whole = this.whole;
		if (whole == null) {
			whole = this.index.isWhole(this.value, this.level) ? this : this.index.within(this.value);
			this.whole = whole;
		}
		return whole;
	}

	private @Nullable JsonPart find(String name) {
		int end = this.index.follower(this.value);
		for (int member = this.value + 1; member < end; member = this.index.follower(member)) {
			if (name.equals(this.index.name(member))) {
				return new JsonPart(this.index, member, this.level + 1);
			}
		}
		return null;
	}

	/**
	 * Return a scalar as text.
	 * @return the text; {@code null} if this is {@code null}, an object, an array or not
	 * UTF-8
	 */
	public @Nullable String text() {
		try (JsonParser parser = parser()) {
			return JsonText.text(parser, parser.nextToken());
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * Return a number, which PHP may have written as a text.
	 * @return the number; {@code null} if this is none
	 */
	public @Nullable Double number() {
		try (JsonParser parser = parser()) {
			return JsonText.number(parser, parser.nextToken());
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * Return a whole number of at most 18 digits, as ids are, in quotes or not.
	 * @return the number; {@code null} if this is none
	 */
	public @Nullable Long digits() {
		byte[] json = this.index.json();
		int quote = (first() == '"') ? 1 : 0;
		int start = start() + quote;
		int end = this.index.end(this.value) - quote;
		if (end - start < 1 || end - start > MAX_DIGITS) {
			return null;
		}
		long number = 0;
		for (int i = start; i < end; i++) {
			int digit = json[i] - '0';
			if (digit < 0 || digit > 9) {
				return null;
			}
			number = 10 * number + digit;
		}
		return number;
	}

	/**
	 * Compress this value until its turn comes.
	 */
	public PackedJson pack() {
		return PackedJson.of(this.index.json(), start(), length());
	}

	JsonParser parser() {
		return JsonText.parser(this.index.json(), start(), length());
	}

	/**
	 * Decode this value.
	 * @throws RuntimeException of Jackson or of the type, if it does not fit
	 */
	public <T> @Nullable T decode(ObjectReader reader) {
		return reader.readValue(this.index.json(), start(), length());
	}

	/**
	 * Decode the elements of an array one after another, with one parser.
	 */
	public <T> MappingIterator<T> decodeElements(ObjectReader reader) {
		return reader.readValues(this.index.json(), start(), length());
	}

	private static final class Members implements Iterator<JsonPart> {

		private final JsonPart parent;

		private int next;

		private int position;

		private Members(JsonPart parent) {
			this.parent = parent;
			this.next = parent.value + 1;
		}

		@Override
		public boolean hasNext() {
			return this.next < this.parent.index.follower(this.parent.value);
		}

		@Override
		public JsonPart next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			JsonPart member = new JsonPart(this.parent.index, this.next, this.parent.level + 1, this.position++);
			this.next = this.parent.index.follower(this.next);
			return member;
		}

	}

}
