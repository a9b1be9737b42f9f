package io.github.b24spring.client.internal.walk;

import io.github.b24spring.client.internal.pipeline.Repetitions;
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
 * @param repetitions the repetitions since the last row that came; {@code null} if there
 * are none
 */
record IdRange(long index, Kind kind, @Nullable Long after, @Nullable Long upTo, int pages,
		@Nullable Repetitions repetitions) {

	IdRange rest(@Nullable Long after, int pages, @Nullable Repetitions repetitions) {
		return new IdRange(this.index, this.kind, after, this.upTo, pages, repetitions);
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
