package io.github.b24spring.client.internal.pipeline;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Whether a call may have reached the portal, for the moment when its time is up. It
 * travels in Reactor's context.
 */
public final class CallProgress {

	static final Class<CallProgress> CONTEXT_KEY = CallProgress.class;

	private @Nullable BooleanSupplier request;

	private boolean mayHaveRun;

	private volatile @Nullable Supplier<String> obstacle;

	private boolean givenUp;

	/**
	 * Return the progress of the call that a context belongs to, to be recorded whether
	 * somebody asks for it or not.
	 */
	static CallProgress from(ContextView context) {
		CallProgress progress = find(context);
		return (progress != null) ? progress : new CallProgress();
	}

	/**
	 * Return the progress of the call that a context belongs to.
	 * @param context the context
	 * @return the progress, or {@code null} if nobody asks for it, because the call has
	 * no deadline
	 */
	public static @Nullable CallProgress find(ContextView context) {
		return context.hasKey(CONTEXT_KEY) ? context.get(CONTEXT_KEY) : null;
	}

	/**
	 * Record that the call waits.
	 * @param obstacle tells what for
	 */
	void waits(Supplier<String> obstacle) {
		this.obstacle = obstacle;
	}

	/**
	 * Record that a request of the call is on its way.
	 * @param giveUp gives the request up, and tells whether it may have reached the
	 * portal; if not, it never will
	 */
	public synchronized void sending(BooleanSupplier giveUp) {
		this.obstacle = null;
		if (this.givenUp) {
			giveUp.getAsBoolean();
		}
		else {
			this.request = giveUp;
		}
	}

	/**
	 * Return what the call waits for, {@code null} if it does not wait for a permit.
	 */
	@Nullable String obstacle() {
		Supplier<String> obstacle = this.obstacle;
		return (obstacle != null) ? obstacle.get() : null;
	}

	/**
	 * Record how the request ended.
	 * @param mayHaveRun whether the call may have run
	 */
	public synchronized void ended(boolean mayHaveRun) {
		this.request = null;
		this.mayHaveRun |= mayHaveRun;
	}

	/**
	 * Give the call up.
	 * @return whether it may have run; if not, it never will
	 */
	synchronized boolean giveUp() {
		this.givenUp = true;
		return this.mayHaveRun || (this.request != null && this.request.getAsBoolean());
	}

}
