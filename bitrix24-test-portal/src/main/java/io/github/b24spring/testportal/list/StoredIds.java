package io.github.b24spring.testportal.list;

import java.util.Arrays;

/**
 * Ids that are kept, and after the last of them all numbers.
 */
final class StoredIds implements IdSequence {

	private final long[] ids;

	StoredIds(long[] ids) {
		this.ids = ids;
	}

	@Override
	public long id(long position) {
		return (position < this.ids.length) ? this.ids[(int) position] : afterLast() + position - this.ids.length;
	}

	@Override
	public long rank(long id) {
		if (id >= afterLast()) {
			return this.ids.length + id - afterLast();
		}
		int index = Arrays.binarySearch(this.ids, id);
		return (index >= 0) ? index : -index - 1;
	}

	private long afterLast() {
		return (this.ids.length > 0) ? this.ids[this.ids.length - 1] + 1 : 1;
	}

}
