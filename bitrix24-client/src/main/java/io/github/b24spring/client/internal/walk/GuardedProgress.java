package io.github.b24spring.client.internal.walk;

import java.util.function.Consumer;

import io.github.b24spring.client.ListProgress;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Keeps what a listener throws away from the list of whose progress it is told.
 */
record GuardedProgress(Consumer<ListProgress> next) implements Consumer<ListProgress> {

	private static final Log logger = LogFactory.getLog(GuardedProgress.class);

	@Override
	public void accept(ListProgress progress) {
		try {
			this.next.accept(progress);
		}
		catch (RuntimeException ex) {
			logger.error("A listener of the progress of a list failed; the list goes on", ex);
		}
	}

}
