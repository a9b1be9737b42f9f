package io.github.b24spring.testportal.method;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a method answers.
 *
 * @param result the result: anything that has a JSON form
 * @param total the number of rows that match, if the method is a list and counted them
 * @param next the {@code start} of the next page, if the method is a list and has one
 * @param cost how long the portal's worker is busy with the call
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record MethodResult(@Nullable Object result, @Nullable Long total, @Nullable Long next, Duration cost) {

	/**
	 * An answer that costs nothing.
	 * @param result the result
	 * @return the answer
	 */
	public static MethodResult of(@Nullable Object result) {
		return new MethodResult(result, null, null, Duration.ZERO);
	}

	/**
	 * The same answer with another cost.
	 * @param cost how long the portal's worker is busy with the call
	 * @return the answer
	 */
	public MethodResult withCost(Duration cost) {
		return new MethodResult(this.result, this.total, this.next, cost);
	}

}
