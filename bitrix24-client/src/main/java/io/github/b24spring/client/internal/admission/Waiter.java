package io.github.b24spring.client.internal.admission;

import io.github.b24spring.client.CallPriority;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * A call that waits for its turn. Two waiters are never equal.
 */
final class Waiter {

	private final Admissible call;

	private final @Nullable Object joinKey;

	private final MonoSink<Turn> sink;

	private final long since;

	private int refusalsSeen;

	private boolean followsClosely;

	private volatile boolean cancelled;

	Waiter(Admissible call, MonoSink<Turn> sink, long since) {
		this.call = call;
		this.joinKey = call.joinKey();
		this.sink = sink;
		this.since = since;
	}

	Admissible call() {
		return this.call;
	}

	CallPriority priority() {
		return this.call.priority();
	}

	@Nullable Object joinKey() {
		return this.joinKey;
	}

	MonoSink<Turn> sink() {
		return this.sink;
	}

	long since() {
		return this.since;
	}

	/**
	 * Remembers that the call has passed its gates as they are now.
	 */
	void passedGates() {
		this.refusalsSeen = refusals();
	}

	/**
	 * Whether a method of the call was refused after the call had passed its gates.
	 */
	boolean wasOvertakenByRefusal() {
		return refusals() != this.refusalsSeen;
	}

	private int refusals() {
		int refusals = 0;
		for (MethodGate gate : this.call.gates()) {
			refusals += gate.refusals();
		}
		return refusals;
	}

	boolean followsClosely() {
		return this.followsClosely;
	}

	/**
	 * Remembers that others came just before, so that more may come just after.
	 */
	void followClosely() {
		this.followsClosely = true;
	}

	boolean isCancelled() {
		return this.cancelled;
	}

	void cancel() {
		this.cancelled = true;
	}

}
