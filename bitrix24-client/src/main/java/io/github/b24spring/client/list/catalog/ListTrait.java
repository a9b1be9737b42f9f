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
package io.github.b24spring.client.list.catalog;

/**
 * What a list method can do, or does in its own way.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public enum ListTrait {

	/**
	 * Its filter compares ids by {@code >} and {@code <}, and ids are numbers.
	 */
	ID_FILTERABLE('i'),

	/**
	 * It sorts by id.
	 */
	ID_SORTABLE('s'),

	/**
	 * Its filter knows groups of alternatives.
	 */
	GROUPS('g'),

	/**
	 * Its filter is an array of conditions, each an array of field, operator and value.
	 */
	CONDITION_ARRAYS('a'),

	/**
	 * Its rows come as the values of an object whose keys are ids, or do so sometimes.
	 */
	KEYED_ROWS('k'),

	/**
	 * It counts the rows, unless asked not to.
	 */
	COUNTED('c'),

	/**
	 * Counting is switched off by {@code start=-1}.
	 */
	UNCOUNTED('u'),

	/**
	 * The documentation names no parameter for the page, although the method counts: it
	 * pages by {@code start} as others do, or ignores {@code start} and answers with all
	 * rows.
	 */
	START_UNDOCUMENTED('n'),

	/**
	 * It reads its parameters by their place, whatever their names, so that one that is
	 * left out moves those after it.
	 */
	POSITIONAL('p');

	private final char symbol;

	ListTrait(char symbol) {
		this.symbol = symbol;
	}

	static ListTrait of(int symbol) {
		for (ListTrait trait : values()) {
			if (trait.symbol == symbol) {
				return trait;
			}
		}
		throw new IllegalArgumentException("unknown trait " + (char) symbol);
	}

}
