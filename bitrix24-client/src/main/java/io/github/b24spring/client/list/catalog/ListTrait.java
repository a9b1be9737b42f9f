package io.github.b24spring.client.list.catalog;

/**
 * What a list method can do, or does in its own way.
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
	 * It counts the rows, unless told not to.
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
