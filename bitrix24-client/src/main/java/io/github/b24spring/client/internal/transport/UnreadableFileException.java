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
