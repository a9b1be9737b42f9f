package io.github.b24spring.client.connect;

import java.util.function.Consumer;

import io.github.b24spring.client.Bitrix24ClientListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Keeps what a listener throws away from the call of which it is told.
 */
record GuardedListener(Bitrix24ClientListener next) implements Bitrix24ClientListener {

	private static final Log logger = LogFactory.getLog(GuardedListener.class);

	@Override
	public void answered(Answer answer) {
		guard((listener) -> listener.answered(answer));
	}

	@Override
	public void admitted(Admission admission) {
		guard((listener) -> listener.admitted(admission));
	}

	@Override
	public void sendingBatch(Batch batch) {
		guard((listener) -> listener.sendingBatch(batch));
	}

	@Override
	public void repeating(Repetition repetition) {
		guard((listener) -> listener.repeating(repetition));
	}

	@Override
	public void portalRenamed(String previousHost, String host) {
		guard((listener) -> listener.portalRenamed(previousHost, host));
	}

	private void guard(Consumer<Bitrix24ClientListener> callback) {
		try {
			callback.accept(this.next);
		}
		catch (RuntimeException ex) {
			logger.error("A listener of the client failed; the call goes on", ex);
		}
	}

}
