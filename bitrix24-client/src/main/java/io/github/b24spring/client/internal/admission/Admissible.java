package io.github.b24spring.client.internal.admission;

import java.util.Collection;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.exception.Bitrix24Exception;
import org.jspecify.annotations.Nullable;

/**
 * What has to wait for its turn.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface Admissible {

	/**
	 * How urgent it is.
	 * @return the priority
	 */
	CallPriority priority();

	/**
	 * The name of the method, for exceptions.
	 * @return the name
	 */
	String method();

	/**
	 * The gates that it has to pass.
	 * @return the gates, of which some may be closed
	 */
	Collection<MethodGate> gates();

	/**
	 * Tells with what it can share a request.
	 * @return a key that is the same for all that can share one, or {@code null} if it
	 * goes alone
	 */
	@Nullable Object joinKey();

	/**
	 * Estimates the execution time of the call.
	 * @return the time in seconds
	 */
	double cost();

	/**
	 * Makes the failure of a call that is kept away from a blocked portal.
	 * @param description what is known of the block
	 * @return the failure
	 */
	Bitrix24Exception portalBlocked(String description);

}
