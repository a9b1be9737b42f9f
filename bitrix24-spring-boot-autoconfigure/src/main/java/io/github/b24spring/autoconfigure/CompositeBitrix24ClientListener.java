package io.github.b24spring.autoconfigure;

import java.util.List;

import io.github.b24spring.client.Bitrix24ClientListener;

/**
 * Passes events on to all listeners of the application, in their order.
 */
record CompositeBitrix24ClientListener(List<Bitrix24ClientListener> listeners) implements Bitrix24ClientListener {

	@Override
	public void answered(Answer answer) {
		this.listeners.forEach((listener) -> listener.answered(answer));
	}

	@Override
	public void admitted(Admission admission) {
		this.listeners.forEach((listener) -> listener.admitted(admission));
	}

	@Override
	public void sendingBatch(Batch batch) {
		this.listeners.forEach((listener) -> listener.sendingBatch(batch));
	}

	@Override
	public void repeating(Repetition repetition) {
		this.listeners.forEach((listener) -> listener.repeating(repetition));
	}

	@Override
	public void portalRenamed(String previousHost, String host) {
		this.listeners.forEach((listener) -> listener.portalRenamed(previousHost, host));
	}

}
