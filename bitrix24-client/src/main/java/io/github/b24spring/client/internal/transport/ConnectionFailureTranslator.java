package io.github.b24spring.client.internal.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import org.springframework.util.ClassUtils;

/**
 * Tells failures before the request was sent from those after.
 */
final class ConnectionFailureTranslator {

	/**
	 * What can only happen before a request is written. Encryption may fail later too,
	 * its handshake may not.
	 */
	private static final List<Class<? extends Throwable>> NOT_CONNECTED = List.of(ConnectException.class,
			UnknownHostException.class, NoRouteToHostException.class, SSLHandshakeException.class);

	private ConnectionFailureTranslator() {
	}

	/**
	 * Translates a failure of the connection.
	 * @return the translation, or the failure itself if it is not one of the connection
	 */
	static Throwable translate(String method, Throwable failure) {
		Throwable root = rootOf(failure);
		return (root instanceof IOException || root instanceof TimeoutException || root != failure)
				? translate(method, failure, root) : failure;
	}

	private static Throwable rootOf(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null && root.getCause() != root) {
			root = root.getCause();
		}
		return root;
	}

	private static Bitrix24Exception translate(String method, Throwable failure, Throwable root) {
		boolean connecting = NOT_CONNECTED.stream().anyMatch((type) -> hasCause(failure, type))
				|| isPoolExhausted(failure);
		boolean timeout = isTimeout(root);
		String description = describe(root);
		Bitrix24Error error = Bitrix24Error.withoutAnswer(method, description, !connecting);
		return timeout ? new Bitrix24TimeoutException(error, failure) : new Bitrix24ConnectionException(error, failure);
	}

	private static boolean isTimeout(Throwable root) {
		// Netty's read and connect time-outs extend neither TimeoutException nor each
		// other.
		return root instanceof TimeoutException || ClassUtils.getShortName(root.getClass()).contains("Timeout");
	}

	private static boolean isPoolExhausted(Throwable failure) {
		return ClassUtils.getShortName(failure.getClass()).startsWith("PoolAcquire") || (failure.getCause() != null
				&& ClassUtils.getShortName(failure.getCause().getClass()).startsWith("PoolAcquire"));
	}

	private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return true;
			}
		}
		return false;
	}

	private static String describe(Throwable root) {
		String name = ClassUtils.getShortName(root.getClass());
		return (root.getMessage() != null) ? name + ": " + root.getMessage() : name;
	}

}
