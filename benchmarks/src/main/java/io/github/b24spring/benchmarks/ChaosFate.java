package io.github.b24spring.benchmarks;

/**
 * What becomes of an exchange on its way.
 *
 * @author The b24spring maintainers
 */
enum ChaosFate {

	/**
	 * The connection is closed, or reset, before the portal sees the request.
	 */
	CLOSED_BEFORE, RESET_BEFORE,

	/**
	 * The portal sees half of the request.
	 */
	CUT_REQUEST,

	/**
	 * The portal has answered, and the connection ends without the answer.
	 */
	CLOSED_AFTER, RESET_AFTER,

	/**
	 * A part of the answer comes, and then the end, or nothing for long.
	 */
	CUT_HEAD, CUT_BODY, RESET_BODY, STALLED_BODY,

	/**
	 * The answer takes some time, or longer than the client waits.
	 */
	DELAYED, LATE,

	/**
	 * The answer waits until that of another connection has passed.
	 */
	OVERTAKEN,

	/**
	 * The answer comes twice, or after an informational one.
	 */
	DUPLICATED, EARLY_HINTS,

	/**
	 * The answer is not the portal's: its end is missing although the length fits, its
	 * status is another, or it is a page of a proxy.
	 */
	TRUNCATED, WRONG_STATUS, HTML_PAGE;

	/**
	 * Whether what the client is told is not what happened.
	 */
	boolean isLie() {
		return this == TRUNCATED || this == WRONG_STATUS || this == HTML_PAGE;
	}

}
