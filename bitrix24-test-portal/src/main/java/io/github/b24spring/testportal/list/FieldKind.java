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
package io.github.b24spring.testportal.list;

/**
 * What the values of a documented field are like. All but keys repeat: flags and booleans
 * after two rows, the others after ten.
 */
enum FieldKind {

	NUMBER('n', Condition.Kind.NUMBER), NUMBER_AS_TEXT('s', Condition.Kind.NUMBER), TEXT('t', Condition.Kind.TEXT),
	DATE('d', Condition.Kind.DATE), FLAG('y', Condition.Kind.TEXT), BOOLEAN('b', Condition.Kind.TEXT),
	KEY('k', Condition.Kind.TEXT);

	private static final int DIFFERENT = 10;

	private final char letter;

	private final Condition.Kind comparison;

	FieldKind(char letter, Condition.Kind comparison) {
		this.letter = letter;
		this.comparison = comparison;
	}

	static FieldKind of(String letter) {
		for (FieldKind kind : values()) {
			if (letter.equals(String.valueOf(kind.letter))) {
				return kind;
			}
		}
		throw new IllegalArgumentException("No kind of field has the letter '" + letter + "'");
	}

	Condition.Kind comparison() {
		return this.comparison;
	}

	/**
	 * After how many rows the values repeat.
	 */
	int period() {
		return (this == FLAG || this == BOOLEAN) ? 2 : DIFFERENT;
	}

	Object id(long id) {
		return (this == NUMBER) ? id : Long.toString(id);
	}

	Object value(String field, long position, long id) {
		long number = 1 + position % DIFFERENT;
		return switch (this) {
			case NUMBER -> number;
			case NUMBER_AS_TEXT -> Long.toString(number);
			case TEXT -> field + " " + number;
			case DATE -> "2026-03-%02dT10:00:00+03:00".formatted(number);
			case FLAG -> (position % 2 == 0) ? "Y" : "N";
			case BOOLEAN -> position % 2 == 0;
			case KEY -> Long.toString(id);
		};
	}

}
