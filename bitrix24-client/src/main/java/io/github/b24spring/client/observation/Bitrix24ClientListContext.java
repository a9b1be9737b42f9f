package io.github.b24spring.client.observation;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What is known of a list while it is read by one subscriber, however many requests it
 * takes.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public class Bitrix24ClientListContext extends Bitrix24ClientContext {

	private final AtomicLong requests = new AtomicLong();

	private final AtomicLong rows = new AtomicLong();

	/**
	 * Create a context.
	 * @param portalHost the portal's host
	 * @param method the REST method as the caller wrote it
	 */
	public Bitrix24ClientListContext(String portalHost, String method) {
		super(portalHost, method);
	}

	/**
	 * Return how many calls were begun for the list.
	 * @return the number until now, without their repetitions
	 */
	public long requests() {
		return this.requests.get();
	}

	/**
	 * Note that a call is begun.
	 */
	public void addRequest() {
		this.requests.incrementAndGet();
	}

	/**
	 * Return how many rows the subscriber was given.
	 * @return the number until now
	 */
	public long rows() {
		return this.rows.get();
	}

	/**
	 * Note that the subscriber is given a row.
	 */
	public void addRow() {
		// One row comes after the other.
		this.rows.lazySet(this.rows.getPlain() + 1);
	}

}
