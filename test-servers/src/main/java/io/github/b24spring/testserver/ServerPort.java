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
package io.github.b24spring.testserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * A port that the system gives to nobody. It is free until its server starts, and no
 * other process that runs tests takes it as long as this one has it: who listens at the
 * odd port after it has it.
 */
final class ServerPort implements AutoCloseable {

	private static final int FIRST = 10_000;

	private static final int PAIRS = 2_500;

	private final int number;

	private final ServerSocket guard;

	private ServerPort(int number, ServerSocket guard) {
		this.number = number;
		this.guard = guard;
	}

	/**
	 * Take a port at which nobody listens.
	 */
	static ServerPort take() {
		while (true) {
			ServerPort port = takeIfFree(FIRST + 2 * ThreadLocalRandom.current().nextInt(PAIRS));
			if (port != null) {
				return port;
			}
		}
	}

	private static @Nullable ServerPort takeIfFree(int number) {
		ServerSocket guard = null;
		try {
			guard = listen(number + 1);
			listen(number).close();
			return new ServerPort(number, guard);
		}
		catch (IOException ex) {
			// Another server listens there.
			close(guard);
			return null;
		}
	}

	private static ServerSocket listen(int port) throws IOException {
		return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
	}

	private static void close(@Nullable ServerSocket socket) {
		try {
			if (socket != null) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int number() {
		return this.number;
	}

	@Override
	public void close() {
		close(this.guard);
	}

}
