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
package io.github.b24spring.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Redis in a process of its own, which keeps nothing.
 *
 * @author The b24spring maintainers
 */
final class RedisProcess implements AutoCloseable {

	private static final List<Path> PROGRAMS = List.of(Path.of("/usr/bin/redis-server"),
			Path.of("/usr/local/bin/redis-server"));

	private static final long LONGEST = Duration.ofSeconds(20).toNanos();

	private final Process process;

	private final int port;

	private RedisProcess(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	/**
	 * Return whether this machine has a Redis.
	 */
	static boolean isAvailable() {
		return PROGRAMS.stream().anyMatch(Files::isExecutable);
	}

	static RedisProcess start() throws IOException, InterruptedException {
		Path program = PROGRAMS.stream()
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> new IOException("There is no redis-server on this machine: install it"));
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		Process process = new ProcessBuilder(program.toString(), "--port", Integer.toString(port), "--bind",
				"127.0.0.1", "--save", "", "--appendonly", "no")
			.redirectErrorStream(true)
			.redirectOutput(Redirect.DISCARD)
			.start();
		long start = System.nanoTime();
		while (!answers(port)) {
			if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() - start > LONGEST) {
				process.destroyForcibly();
				throw new IOException("Redis does not answer");
			}
		}
		return new RedisProcess(process, port);
	}

	private static boolean answers(int port) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.process.destroy();
	}

}
