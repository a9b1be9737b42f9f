package io.github.b24spring.client.internal.transport;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;

/**
 * A file that breaks off while it is sent.
 */
final class UnreadableFileException extends UncheckedIOException {

	private static final long serialVersionUID = 1L;

	UnreadableFileException(IOException cause) {
		super("A file cannot be read while it is sent: " + cause.getMessage(), cause);
	}

	/**
	 * Find it in the failure of a request.
	 */
	static @Nullable UnreadableFileException in(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnreadableFileException unreadable) {
				return unreadable;
			}
		}
		return null;
	}

}
