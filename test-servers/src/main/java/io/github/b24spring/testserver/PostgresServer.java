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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL in a process of its own, which keeps nothing, if Debian's packages are on
 * this machine. It does not run as root, who lends it the user {@code postgres}.
 *
 * @author The b24spring maintainers
 */
public final class PostgresServer implements AutoCloseable {

	/**
	 * Says why there is none.
	 */
	public static final String MISSING = "There is no PostgreSQL of Debian's on this machine";

	private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

	private final ServerProcess process;

	private final String directory;

	private final int port;

	private PostgresServer(ServerProcess process, String directory, int port) {
		this.process = process;
		this.directory = directory;
		this.port = port;
	}

	/**
	 * Return whether this machine has a PostgreSQL.
	 * @return whether it can be started
	 * @throws IOException if that cannot be found out
	 */
	public static boolean isAvailable() throws IOException {
		return programs().isPresent();
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

	/**
	 * Start a PostgreSQL with an empty database.
	 * @return the server, which answers
	 * @throws IOException if there is none, or it does not start
	 */
	public static PostgresServer start() throws IOException {
		Path programs = programs().orElseThrow(() -> new IOException(MISSING));
		String directory = run("mktemp", "-d", "/tmp/postgres-XXXXXXXX");
		run(programs.resolve("initdb").toString(), "-D", directory, "-A", "trust", "-U", "test", "--no-sync");
		ServerPort port = ServerPort.take();
		String number = Integer.toString(port.number());
		ProcessBuilder command = process(programs.resolve("postgres").toString(), "-D", directory, "-p", number, "-h",
				"127.0.0.1", "-k", directory, "-F");
		List<String> check = List.of(programs.resolve("pg_isready").toString(), "-h", "127.0.0.1", "-p", number);
		ServerProcess process = ServerProcess.start(port, command,
				() -> new ProcessBuilder(check).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0);
		return new PostgresServer(process, directory, port.number());
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

	/**
	 * Return where it answers, on this machine alone.
	 * @return the address of the database, for R2DBC
	 */
	public String url() {
		return "r2dbc:postgresql://test@127.0.0.1:" + this.port + "/postgres";
	}

	@Override
	public void close() throws IOException {
		this.process.close();
		run("rm", "-rf", this.directory);
	}

}
