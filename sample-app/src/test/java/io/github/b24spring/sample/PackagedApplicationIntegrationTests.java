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
package io.github.b24spring.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The packaged application in a process of its own, as it is and from the sources that
 * were generated ahead of time.
 */
class PackagedApplicationIntegrationTests {

	private static final Pattern PORT = Pattern.compile("Netty started on port (\\d+)");

	@TempDir
	private Path folder;

	private Process application;

	@AfterEach
	void stop() throws InterruptedException {
		this.application.destroy();
		assertThat(this.application.waitFor(120, TimeUnit.SECONDS)).as("stops when told to").isTrue();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void fieldsComeFromTheDemoPortal(boolean aot) throws IOException {
		Path log = this.folder.resolve("log");
		ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dspring.aot.enabled=" + aot, "-jar", System.getProperty("sample.jar"), "--server.port=0");
		command.environment().keySet().removeIf((name) -> name.startsWith("BITRIX24_"));
		this.application = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		int port = await().atMost(Duration.ofMinutes(2)).until(() -> port(log), (found) -> found > 0);
		WebTestClient web = WebTestClient.bindToServer()
			.baseUrl("http://localhost:" + port)
			.responseTimeout(Duration.ofSeconds(30))
			.build();
		web.get()
			.uri("/communication-fields")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.VALUE.type")
			.isEqualTo("string");
		web.get()
			.uri("/")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("ENTITY_TYPE_ID", "Demo portal"));
		String output = Files.readString(log);
		assertThat(output.contains("Starting AOT-processed")).isEqualTo(aot);
	}

	private int port(Path log) throws IOException {
		String output = Files.readString(log);
		assertThat(this.application.isAlive()).as(output).isTrue();
		Matcher matcher = PORT.matcher(output);
		return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
	}

}
