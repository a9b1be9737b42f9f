/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.b24spring.client.internal.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.util.ClassUtils;

/**
 * Finds the exception for whatever an HTTP library fails with: late, broken, or not HTTP.
 */
final class FailureTranslator {

	/**
	 * What can only happen before a request is written. Encryption may fail later too,
	 * its handshake may not.
	 */
	private static final List<Class<? extends Throwable>> NOT_CONNECTED = List.of(ConnectException.class,
			UnknownHostException.class, NoRouteToHostException.class, SSLHandshakeException.class,
			HttpConnectTimeoutException.class);

	private final SecretRedactor redactor;

	private final int maxResponseSize;

	FailureTranslator(SecretRedactor redactor, int maxResponseSize) {
		this.redactor = redactor;
		this.maxResponseSize = maxResponseSize;
	}

	/**
	 * Translate a failure.
	 * @param method the REST method
	 * @param failure the failure
	 * @param progress how far the request got
	 * @return the translation; the failure itself if it is one already, or none of the
	 * exchange
	 */
	Throwable translate(String method, Throwable failure, SendProgress progress) {
		if (failure instanceof Bitrix24Exception || failure instanceof PortalRedirectException
				|| failure instanceof Error) {
			return failure;
		}
		UnreadableFileException unreadableFile = UnreadableFileException.in(failure);
		if (unreadableFile != null) {
			return unreadableFile;
		}
		if (rootOf(failure) instanceof InformationalAnswerException informational) {
			return new Bitrix24UnreadableResponseException(
					new Bitrix24Error(null, informational.getMessage(), method, informational.status(), true), null);
		}
		Throwable cause = RedactedException.of(failure, this.redactor);
		if (failure instanceof DataBufferLimitException) {
			return new Bitrix24UnreadableResponseException(Bitrix24Error.withoutAnswer(method,
					"the answer is larger than " + this.maxResponseSize + " bytes", true), cause);
		}
		return translate(method, failure, cause, progress);
	}

	private Bitrix24Exception translate(String method, Throwable failure, Throwable cause, SendProgress progress) {
		Throwable root = rootOf(failure);
		boolean notConnected = isNotConnected(failure);
		boolean broken = notConnected || isBroken(root);
		boolean mayHaveRun = !notConnected && (broken ? progress.mayHaveBeenSent() : progress.giveUp());
		Bitrix24Error error = Bitrix24Error.withoutAnswer(method, describe(root), mayHaveRun);
		if (isTimeout(root)) {
			return new Bitrix24TimeoutException(error, cause);
		}
		return broken ? new Bitrix24ConnectionException(error, cause)
				: new Bitrix24UnreadableResponseException(error, cause);
	}

	Bitrix24TimeoutException timedOut(String method, long millis, SendProgress progress) {
		return new Bitrix24TimeoutException(
				Bitrix24Error.withoutAnswer(method, "no complete answer within " + millis + " ms", progress.giveUp()),
				null);
	}

	private static Throwable rootOf(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null && root.getCause() != root) {
			root = root.getCause();
		}
		return root;
	}

	private static boolean isTimeout(Throwable root) {
		// Netty's read and connect time-outs extend neither TimeoutException nor each
		// other.
		return root instanceof TimeoutException || ClassUtils.getShortName(root.getClass()).contains("Timeout");
	}

	/**
	 * Whether the connection is gone. What is left is an answer that is not HTTP.
	 */
	private static boolean isBroken(Throwable root) {
		String name = ClassUtils.getShortName(root.getClass());
		return root instanceof EOFException || root instanceof SSLException || isTimeout(root)
				|| (root instanceof IOException && !name.contains("Protocol") && !name.contains("Malformed")
						&& !name.contains("Chunk") && !name.contains("Zip"))
				|| name.contains("Closed") || name.contains("Abort") || name.startsWith("PoolAcquire");
	}

	private static boolean isNotConnected(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (isNotConnectedType(cause) || ClassUtils.getShortName(cause.getClass()).startsWith("PoolAcquire")) {
				return true;
			}
		}
		return false;
	}

	private static boolean isNotConnectedType(Throwable cause) {
		return NOT_CONNECTED.stream().anyMatch((type) -> type.isInstance(cause));
	}

	private String describe(Throwable root) {
		String name = ClassUtils.getShortName(root.getClass());
		return (root.getMessage() != null) ? this.redactor.apply(name + ": " + root.getMessage()) : name;
	}

}
