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
package io.github.b24spring.autoconfigure.oauth.r2dbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL of its own, as a process, if Debian's packages are on this machine. It
 * does not run as root, who lends it the user {@code postgres}.
 */
public final class PostgresServer implements AutoCloseable {

	private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

	private final Process process;

	private final String directory;

	private final int port;

	private PostgresServer(Process process, String directory, int port) {
		this.process = process;
		this.directory = directory;
		this.port = port;
	}

	public static PostgresServer start() throws IOException {
		Optional<Path> programs = programs();
		Assumptions.assumeTrue(programs.isPresent(), "There is no PostgreSQL of Debian's on this machine");
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		String directory = run("mktemp", "-d", "/tmp/postgres-XXXXXXXX");
		run(programs.get().resolve("initdb").toString(), "-D", directory, "-A", "trust", "-U", "test", "--no-sync");
		Process process = process(programs.get().resolve("postgres").toString(), "-D", directory, "-p",
				String.valueOf(port), "-h", "127.0.0.1", "-k", directory)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.ignoreExceptions()
			.until(() -> run(programs.get().resolve("pg_isready").toString(), "-h", "127.0.0.1", "-p",
					String.valueOf(port))
				.contains("accepting"));
		return new PostgresServer(process, directory, port);
	}

	private static Optional<Path> programs() throws IOException {
		if (!Files.isDirectory(VERSIONS)) {
			return Optional.empty();
		}
		try (Stream<Path> versions = Files.list(VERSIONS)) {
			return versions.map((version) -> version.resolve("bin"))
				.filter((bin) -> Files.isExecutable(bin.resolve("initdb")))
				.max(Comparator.naturalOrder());
		}
	}

	private static String run(String... command) throws IOException {
		Process process = process(command).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.onExit().join().exitValue() != 0) {
			throw new IOException(output);
		}
		return output.strip();
	}

	private static ProcessBuilder process(String... command) {
		List<String> all = new ArrayList<>();
		if (System.getProperty("user.name").equals("root")) {
			all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"));
		}
		all.addAll(List.of(command));
		return new ProcessBuilder(all).directory(Path.of("/").toFile()).redirectErrorStream(true);
	}

	public String url() {
		return "r2dbc:postgresql://test@127.0.0.1:" + this.port + "/postgres";
	}

	@Override
	public void close() throws IOException {
		this.process.destroy();
		this.process.onExit().join();
		run("rm", "-rf", this.directory);
	}

}
