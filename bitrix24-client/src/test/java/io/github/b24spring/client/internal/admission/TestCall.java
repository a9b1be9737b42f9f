package io.github.b24spring.client.internal.admission;

import java.util.List;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24PortalBlockedException;
import org.jspecify.annotations.Nullable;

/**
 * A call that waits, with what admission wants to know of it.
 *
 * @param method its name
 * @param priority its priority
 * @param joinKey what it can be joined by
 * @param methods the methods whose time it takes
 * @param cost its execution time
 */
record TestCall(String method, CallPriority priority, @Nullable Object joinKey, List<String> methods,
		double cost) implements Admissible {

	static TestCall of(String method) {
		return new TestCall(method, CallPriority.INTERACTIVE, null, List.of(method), 0.02);
	}

	static TestCall bulk(String method) {
		return new TestCall(method, CallPriority.BULK, null, List.of(method), 0.02);
	}

	TestCall joinedBy(Object joinKey) {
		return new TestCall(this.method, this.priority, joinKey, this.methods, this.cost);
	}

	TestCall with(List<String> methods) {
		return new TestCall(this.method, this.priority, this.joinKey, methods, this.cost);
	}

	TestCall withCost(double cost) {
		return new TestCall(this.method, this.priority, this.joinKey, this.methods, cost);
	}

	@Override
	public double size() {
		return 0;
	}

	@Override
	public Bitrix24Exception portalBlocked(String description) {
		return new Bitrix24PortalBlockedException(
				new Bitrix24Error("OVERLOAD_LIMIT", description, this.method, null, false));
	}

}
