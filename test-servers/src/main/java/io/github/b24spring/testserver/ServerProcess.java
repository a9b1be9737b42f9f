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
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own, for as long as it is wanted.
 */
final class ServerProcess implements AutoCloseable {

	private static final long LONGEST_START = Duration.ofSeconds(30).toNanos();

	private static final long LONGEST_END = Duration.ofSeconds(10).toMillis();

	private final Process process;

	private final ServerPort port;

	private ServerProcess(Process process, ServerPort port) {
		this.process = process;
		this.port = port;
	}

	/**
	 * Start a server at a port, and wait until it answers. The port is given back with
	 * the server, or if there is none.
	 */
	static ServerProcess start(ServerPort port, ProcessBuilder command, ReadyCheck check) throws IOException {
		try {
			return new ServerProcess(start(command, check), port);
		}
		catch (IOException ex) {
			port.close();
			throw ex;
		}
	}

	private static Process start(ProcessBuilder command, ReadyCheck check) throws IOException {
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
		return process;
	}

	@Override
	public void close() {
		this.process.destroy();
		// PostgreSQL waits for connections that somebody has left open.
		this.process.onExit()
			.completeOnTimeout(this.process, LONGEST_END, TimeUnit.MILLISECONDS)
			.thenCompose((process) -> process.destroyForcibly().onExit())
			.join();
		this.port.close();
	}

	/**
	 * Tells whether a server answers.
	 */
	@FunctionalInterface
	interface ReadyCheck {

		boolean isReady() throws IOException, InterruptedException;

	}

}
