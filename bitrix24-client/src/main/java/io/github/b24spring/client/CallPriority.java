package io.github.b24spring.client;

/**
 * How urgent a call is while calls have to wait for the portal's limits.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public enum CallPriority {

	/**
	 * Somebody waits for the answer: goes before bulk work, and may use the whole burst
	 * that the portal allows. The default of single calls.
	 */
	INTERACTIVE,

	/**
	 * Work on many rows: leaves a reserve of the burst to interactive calls. The default
	 * of lists and batches.
	 */
	BULK

}
