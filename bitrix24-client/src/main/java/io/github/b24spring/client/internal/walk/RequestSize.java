package io.github.b24spring.client.internal.walk;

/**
 * How many pages go into a request. A portal lets about fifty requests go at once and
 * slows down after that, and works on some at the same time: requests are full while
 * there is much to read, and small when some of those that work had nothing to do.
 */
final class RequestSize {

	private static final int WORKERS = 8;

	private static final int FREE_REQUESTS = 50;

	private static final int MANY = 16;

	private static final int SOME = 8;

	private static final int FEW_IN_FLIGHT = 2;

	private static final int SMALLEST = 6;

	private static final int SMALLEST_EVEN = 25;

	private final int full;

	private final int inFlight;

	private final double spare;

	/**
	 * Creates a size.
	 * @param full the most pages of a request
	 * @param sent the number of requests that were sent
	 * @param inFlight the number of those that were not answered
	 * @param pages the pages that are left to ask for
	 */
	RequestSize(int full, int sent, int inFlight, double pages) {
		this.full = full;
		this.inFlight = inFlight;
		this.spare = FREE_REQUESTS - sent - Math.ceil(pages / full);
	}

	/**
	 * Decides.
	 * @param pages the pages that are left to ask for
	 * @return the number of pages; 0 to wait until there is more
	 */
	int of(double pages) {
		int even = even(pages);
		int idle = WORKERS - this.inFlight;
		if (idle <= 0) {
			return (pages >= even) ? even : 0;
		}
		double parts = Math.min(idle, Math.floor(pages / smallestWhileOthersWork()));
		if (parts < 1) {
			if (this.inFlight > FEW_IN_FLIGHT || (this.inFlight > 0 && this.spare < 2)) {
				return 0;
			}
			parts = Math.max(Math.min(Math.min(this.spare, idle), Math.floor(pages / SMALLEST)), 1);
		}
		return (int) Math.max(Math.min(even, Math.ceil(pages / parts)), 1);
	}

	/**
	 * Decides for ids that are even, of which all requests read what they should.
	 * @param pages the pages that are left to ask for
	 * @return the number of pages; 0 to wait until there is more
	 */
	int ofRegular(double pages) {
		return (pages < SMALLEST_EVEN && this.inFlight > FEW_IN_FLIGHT) ? 0 : this.full;
	}

	/**
	 * Where requests can be spared, those that work end at about the same time.
	 */
	private int even(double pages) {
		double rounds = Math.ceil(pages / (WORKERS * this.full));
		if (this.spare + Math.ceil(pages / this.full) - rounds * WORKERS < MANY) {
			return this.full;
		}
		return (int) Math.min(Math.max(Math.ceil(pages / (rounds * WORKERS)), SMALLEST_EVEN), this.full);
	}

	private double smallestWhileOthersWork() {
		return (this.spare > MANY) ? 10 : (this.spare > SOME) ? 15 : 25;
	}

}
