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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own, for as long as it is wanted.
 */
final class ServerProcess implements AutoCloseable {

	private static final long LONGEST_START = Duration.ofSeconds(30).toNanos();

	private static final int FIRST_PORT = 10_000;

	private static final int LAST_PORT = 15_000;

	private final Process process;

	private ServerProcess(Process process) {
		this.process = process;
	}

	/**
	 * Start a server, and wait until it answers.
	 */
	static ServerProcess start(ProcessBuilder command, ReadyCheck check) throws IOException {
		Process process = command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		long start = System.nanoTime();
		try {
			while (!check.isReady()) {
				if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() - start > LONGEST_START) {
					throw new IOException("The server does not answer: " + String.join(" ", command.command()));
				}
			}
		}
		catch (IOException ex) {
			process.destroyForcibly();
			throw ex;
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", ex);
		}
		return new ServerProcess(process);
	}

	/**
	 * Find a port that the system gives to nobody, so that it is still free when the
	 * server starts.
	 */
	static int freePort() {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// Another server listens there.
			}
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

	/**
	 * Tells whether a server answers.
	 */
	@FunctionalInterface
	interface ReadyCheck {

		boolean isReady() throws IOException, InterruptedException;

	}

}
