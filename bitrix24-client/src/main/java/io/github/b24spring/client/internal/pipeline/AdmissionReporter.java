package io.github.b24spring.client.internal.pipeline;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.Bitrix24ClientListener.Admission;
import io.github.b24spring.client.Bitrix24ClientListener.Batch;

/**
 * Tells the listener how calls get their turns.
 */
record AdmissionReporter(Bitrix24ClientListener listener, Supplier<String> portalHost, LongSupplier nanoTime) {

	long now() {
		return this.nanoTime.getAsLong();
	}

	void admitted(Call call, long start) {
		this.listener.admitted(
				new Admission(this.portalHost.get(), call.method(), call.priority(), Duration.ofNanos(now() - start)));
	}

	void sendingBatch(Call batch, int joinedCalls) {
		this.listener.sendingBatch(new Batch(this.portalHost.get(), batch.commands().size(), joinedCalls));
	}

}
