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
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Redis in a process of its own, which keeps nothing.
 *
 * @author The b24spring maintainers
 */
public final class RedisServer implements AutoCloseable {

	/**
	 * Says why there is none.
	 */
	public static final String MISSING = "There is no redis-server on this machine";

	private static final List<Path> PROGRAMS = List.of(Path.of("/usr/bin/redis-server"),
			Path.of("/usr/local/bin/redis-server"));

	private final ServerProcess process;

	private final int port;

	private RedisServer(ServerProcess process, int port) {
		this.process = process;
		this.port = port;
	}

	/**
	 * Return whether this machine has a Redis.
	 * @return whether it can be started
	 */
	public static boolean isAvailable() {
		return program().isPresent();
	}

	private static Optional<Path> program() {
		return PROGRAMS.stream().filter(Files::isExecutable).findFirst();
	}

	/**
	 * Start a Redis.
	 * @return the server, which answers
	 * @throws IOException if there is none, or it does not start
	 */
	public static RedisServer start() throws IOException {
		Path program = program().orElseThrow(() -> new IOException(MISSING));
		ServerPort port = ServerPort.take();
		ProcessBuilder command = new ProcessBuilder(program.toString(), "--port", Integer.toString(port.number()),
				"--bind", "127.0.0.1", "--save", "", "--appendonly", "no");
		return new RedisServer(ServerProcess.start(port, command, () -> answers(port.number())), port.number());
	}

	private static boolean answers(int port) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Return where it answers, on this machine alone.
	 * @return the port
	 */
	public int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.process.close();
	}

}
