package io.github.b24spring.client.internal.pipeline;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Whether a call may have reached the portal, for the moment when its time is up.
 */
final class CallProgress {

	static final Class<CallProgress> CONTEXT_KEY = CallProgress.class;

	private volatile boolean underWay;

	private volatile boolean mayHaveRun;

	private volatile @Nullable Supplier<String> obstacle;

	static CallProgress from(ContextView context) {
		return context.hasKey(CONTEXT_KEY) ? context.get(CONTEXT_KEY) : new CallProgress();
	}

	/**
	 * Record that the call waits.
	 * @param obstacle tells what for
	 */
	void waits(Supplier<String> obstacle) {
		this.obstacle = obstacle;
	}

	void sent() {
		this.obstacle = null;
		this.underWay = true;
	}

	void failed(boolean mayHaveRun) {
		this.underWay = false;
		if (mayHaveRun) {
			this.mayHaveRun = true;
		}
	}

	/**
	 * What the call waits for, {@code null} if it does not wait for a permit.
	 */
	@Nullable String obstacle() {
		Supplier<String> obstacle = this.obstacle;
		return (obstacle != null) ? obstacle.get() : null;
	}

	boolean mayHaveRun() {
		return this.underWay || this.mayHaveRun;
	}

}
