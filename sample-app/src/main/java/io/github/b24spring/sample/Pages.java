package io.github.b24spring.sample;

import org.jspecify.annotations.Nullable;

/**
 * Where a page lies among others.
 *
 * @param start the number of rows before the page
 * @param size the number of rows on the page
 * @param total the number of all rows, if it is known
 * @param next where the next page starts, if there is one
 */
record Pages(long start, int size, @Nullable Long total, @Nullable Long next) {

	private static final long PAGE_SIZE = 50;

	public @Nullable Long previous() {
		return (this.start > 0) ? Math.max(0, this.start - PAGE_SIZE) : null;
	}

	public String text() {
		if (this.size == 0) {
			return "No activities";
		}
		String range = String.format("%,d–%,d", this.start + 1, this.start + this.size);
		return (this.total != null) ? range + " of " + String.format("%,d", this.total) : range;
	}

}
