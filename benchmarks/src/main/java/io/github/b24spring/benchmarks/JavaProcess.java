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

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Another JVM with the same class path, which ends with this one.
 *
 * @author The b24spring maintainers
 */
final class JavaProcess implements AutoCloseable {

	private final Process process;

	private final Thread hook;

	private JavaProcess(Process process) {
		this.process = process;
		this.hook = new Thread(process::destroyForcibly);
		Runtime.getRuntime().addShutdownHook(this.hook);
	}

	static JavaProcess start(Redirect output, List<String> jvmOptions, String mainClass, List<String> arguments)
			throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(jvmOptions);
		command.add("-cp");
		command.add(System.getProperty("java.class.path"));
		command.add(mainClass);
		command.addAll(arguments);
		return new JavaProcess(
				new ProcessBuilder(command).redirectOutput(output).redirectError(Redirect.INHERIT).start());
	}

	Process process() {
		return this.process;
	}

	/**
	 * Read a line that it has printed.
	 * @param seconds the longest time to wait for it
	 * @return the line
	 */
	String readLine(long seconds) throws Exception {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return Objects.requireNonNull(this.process.inputReader().readLine(), "The process has ended");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}).get(seconds, TimeUnit.SECONDS);
	}

	void writeLine(String line) throws IOException {
		BufferedWriter writer = this.process.outputWriter();
		writer.write(line + System.lineSeparator());
		writer.flush();
	}

	/**
	 * Wait for the end.
	 * @param minutes the longest time
	 * @return whether it ended by itself and well
	 */
	boolean succeeded(long minutes) throws InterruptedException {
		return this.process.waitFor(minutes, TimeUnit.MINUTES) && this.process.exitValue() == 0;
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().completeOnTimeout(this.process, 5, TimeUnit.SECONDS).join();
		this.process.destroyForcibly();
		Runtime.getRuntime().removeShutdownHook(this.hook);
	}

}
