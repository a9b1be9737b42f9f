package io.github.b24spring.sample;

/**
 * How the application reaches its embedded portals, the property
 * {@code sample.demo.mode}.
 */
enum DemoMode {

	/**
	 * By an inbound webhook, which is what happens if nothing is configured.
	 */
	WEBHOOK,

	/**
	 * As an application that is installed there, with tokens that are renewed.
	 */
	OAUTH,

	/**
	 * As an application that is installed on two portals.
	 */
	PORTALS

}
