package io.github.b24spring.client.internal.pipeline;

import reactor.util.context.ContextView;

/**
 * Whether a call may have reached the portal, for the moment when its time is up.
 */
final class CallProgress {

	static final Class<CallProgress> CONTEXT_KEY = CallProgress.class;

	private volatile boolean underWay;

	private volatile boolean mayHaveRun;

	static CallProgress from(ContextView context) {
		return context.hasKey(CONTEXT_KEY) ? context.get(CONTEXT_KEY) : new CallProgress();
	}

	void sent() {
		this.underWay = true;
	}

	void failed(boolean mayHaveRun) {
		this.underWay = false;
		if (mayHaveRun) {
			this.mayHaveRun = true;
		}
	}

	boolean mayHaveRun() {
		return this.underWay || this.mayHaveRun;
	}

}
