package io.github.b24spring.client;

/**
 * Generation of the REST interface.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public enum RestVersion {

	/**
	 * The classic interface, {@code /rest/…}.
	 */
	V2,

	/**
	 * REST 3.0, {@code /rest/api/…}.
	 */
	V3

}
