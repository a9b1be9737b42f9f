package io.github.b24spring.client.internal.walk;

import org.jspecify.annotations.Nullable;

/**
 * A part of a list that is read by one request. Positions are ids, or their negatives
 * where the list is read from the end, so that they always grow.
 *
 * @param index the place among all ranges
 * @param kind which part of the list it is
 * @param after the position before the first row; {@code null} if there is none
 * @param upTo the position that is not passed; {@code null} if there is none
 * @param pages the number of pages to read
 * @param attempts how often the pages were asked for in vain
 */
record IdRange(long index, Kind kind, @Nullable Long after, @Nullable Long upTo, int pages, int attempts) {

	IdRange rest(@Nullable Long after, int pages, int attempts) {
		return new IdRange(this.index, this.kind, after, this.upTo, pages, attempts);
	}

	/**
	 * Part of a list.
	 */
	enum Kind {

		/**
		 * The first rows, and a look at the last.
		 */
		OPENING,

		/**
		 * Ids between two others.
		 */
		INNER,

		/**
		 * The last rows, however many they are.
		 */
		FINAL

	}

}
