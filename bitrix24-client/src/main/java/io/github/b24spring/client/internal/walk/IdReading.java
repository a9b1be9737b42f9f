package io.github.b24spring.client.internal.walk;

import java.util.List;

import io.github.b24spring.client.exception.Bitrix24Exception;
import org.jspecify.annotations.Nullable;

/**
 * What a request for a range brought.
 *
 * @param pages the rows that are certain, in order
 * @param rows the number of rows
 * @param first the position of the first row; {@code null} if there is none
 * @param last the position of the last row, or where reading began if there is none
 * @param lastPageSpan how many ids the last full page covers; 0 if there is none
 * @param complete whether there are no more rows in the range
 * @param end the position of the last row of the list, where it was looked for
 * @param endDensity rows per id at the end of the list, where it was looked for
 * @param secondsPerPage how long the portal took for a page; 0 if it did not tell
 * @param failure why there is not more; {@code null} if there is no need for more
 * @param hopeless whether asking again would not help
 */
record IdReading(List<PositionedPage> pages, int rows, @Nullable Long first, @Nullable Long last, long lastPageSpan,
		boolean complete, @Nullable Long end, double endDensity, double secondsPerPage,
		@Nullable Bitrix24Exception failure, boolean hopeless) {

	/**
	 * A request that failed as a whole was repeated as often as it may be.
	 */
	static IdReading failed(IdRange range, Bitrix24Exception failure) {
		return new IdReading(List.of(), 0, null, range.after(), 0, false, null, 0, 0, failure, true);
	}

	long bytes() {
		return this.pages.stream().mapToLong((page) -> page.page().bytes()).sum();
	}

	/**
	 * A page and which of its rows count.
	 *
	 * @param page the page
	 * @param rows the numbers of the rows
	 */
	record PositionedPage(RowPage page, int[] rows) {
	}

}
