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
package io.github.b24spring.client.internal.callback;

import java.util.List;
import java.util.function.Consumer;

import reactor.core.Exceptions;

/**
 * Calls what users registered, and keeps what it throws away from the rest.
 */
public final class Callbacks {

	private Callbacks() {
	}

	/**
	 * Call receivers in their order, each of them whatever those before it throw.
	 * @param receivers what users registered
	 * @param callback calls one of them
	 * @param failed takes what one of them throws
	 */
	public static <T> void each(List<T> receivers, Consumer<T> callback, Consumer<Throwable> failed) {
		receivers.forEach((receiver) -> run(() -> callback.accept(receiver), failed));
	}

	/**
	 * Run code of a user.
	 * @param callback the code
	 * @param failed takes what it throws
	 */
	public static void run(Runnable callback, Consumer<Throwable> failed) {
		try {
			callback.run();
		}
		catch (Throwable ex) {
			// Kotlin throws checked exceptions that nobody declared, and assertions are
			// errors.
			Exceptions.throwIfJvmFatal(ex);
			failed.accept(ex);
		}
	}

}
