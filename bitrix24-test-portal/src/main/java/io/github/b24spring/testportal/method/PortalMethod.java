package io.github.b24spring.testportal.method;

/**
 * A method of the portal.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface PortalMethod {

	/**
	 * Run the method. Called by many threads.
	 * @param request the call
	 * @return the answer
	 * @throws PortalErrorException if the portal refuses
	 */
	MethodResult run(MethodRequest request);

}
