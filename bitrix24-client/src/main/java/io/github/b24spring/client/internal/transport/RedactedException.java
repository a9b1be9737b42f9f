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

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Stands for a failure whose message repeats a secret: its type, its message without the
 * secret, and its stack trace.
 */
final class RedactedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int MAX_CAUSES = 16;

	private RedactedException(String message, @Nullable Throwable cause, StackTraceElement[] stackTrace) {
		super(message, cause);
		setStackTrace(stackTrace);
	}

	/**
	 * Make a failure fit to be shown.
	 * @return the failure itself if neither it nor its causes repeat a secret
	 */
	static Throwable of(Throwable failure, SecretRedactor redactor) {
		return isClean(failure, redactor, Collections.newSetFromMap(new IdentityHashMap<>())) ? failure
				: copy(failure, redactor, MAX_CAUSES);
	}

	private static boolean isClean(Throwable failure, SecretRedactor redactor, Set<Throwable> seen) {
		if (!seen.add(failure)) {
			return true;
		}
		String text = failure.toString();
		if (!redactor.apply(text).equals(text)) {
			return false;
		}
		for (Throwable suppressed : failure.getSuppressed()) {
			if (!isClean(suppressed, redactor, seen)) {
				return false;
			}
		}
		return failure.getCause() == null || isClean(failure.getCause(), redactor, seen);
	}

	private static RedactedException copy(Throwable failure, SecretRedactor redactor, int depth) {
		Throwable cause = failure.getCause();
		return new RedactedException(redactor.apply(failure.toString()),
				(cause != null && depth > 0) ? copy(cause, redactor, depth - 1) : null, failure.getStackTrace());
	}

}
