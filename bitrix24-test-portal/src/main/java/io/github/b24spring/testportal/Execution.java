package io.github.b24spring.testportal;

import java.time.Duration;
import java.util.Objects;

import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalErrorException;
import org.jspecify.annotations.Nullable;

/**
 * How a method ended: with a result or with a refusal.
 *
 * @param result the result
 * @param refusal the refusal
 * @param cost how long it took
 * @param usage the time that the method has used so far, if it was charged
 * @author The b24spring maintainers
 */
record Execution(@Nullable MethodResult result, @Nullable PortalErrorException refusal, Duration cost,
		OperatingBudgets.@Nullable Usage usage) {

	static Execution refused(PortalErrorException refusal, Duration cost) {
		return new Execution(null, refusal, cost, null);
	}

	PortalErrorException requiredRefusal() {
		return Objects.requireNonNull(this.refusal);
	}

}
