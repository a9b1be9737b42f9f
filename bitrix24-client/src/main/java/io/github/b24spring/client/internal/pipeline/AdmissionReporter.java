package io.github.b24spring.client.internal.pipeline;

import java.util.function.Supplier;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.Bitrix24ClientListener.Admission;
import io.github.b24spring.client.Bitrix24ClientListener.Batch;
import io.github.b24spring.client.internal.time.Timing;

/**
 * Tells the listener how calls get their permits.
 *
 * @param listener the listener
 * @param portalHost the host of the portal
 * @param timing where time comes from
 */
record AdmissionReporter(Bitrix24ClientListener listener, Supplier<String> portalHost, Timing timing) {

	long now() {
		return this.timing.now();
	}

	void admitted(Call call, long start) {
		this.listener
			.admitted(new Admission(this.portalHost.get(), call.method(), call.priority(), this.timing.since(start)));
	}

	void sendingBatch(Call batch, int joinedCalls) {
		this.listener.sendingBatch(new Batch(this.portalHost.get(), batch.commands().size(), joinedCalls));
	}

}
