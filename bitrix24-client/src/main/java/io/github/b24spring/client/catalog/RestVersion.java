package io.github.b24spring.client.catalog;

/**
 * The two generations of the Bitrix24 REST API, which a portal offers beside each other.
 */
public enum RestVersion {

	/**
	 * The classic API under {@code /rest/}.
	 */
	V2,

	/**
	 * "REST 3.0" under {@code /rest/api/}.
	 */
	V3

}
