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
package io.github.b24spring.autoconfigure;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with the starter is processed ahead of time, and starts from what was
 * generated.
 */
class AotTests {

	@RegisterExtension
	private final PortalServer portal = new PortalServer();

	@TempDir
	private Path work;

	private Path sources;

	private Path resources;

	private Path classes;

	@BeforeEach
	void makeFolders() {
		this.sources = this.work.resolve("sources");
		this.resources = this.work.resolve("resources");
		this.classes = this.work.resolve("classes");
	}

	@Test
	void applicationStartsFromGeneratedSourcesAndSendsNothing() throws Exception {
		String webhook = webhookArgument();
		process(webhook);
		assertThat(content(this.resources)).contains("io.github.b24spring.autoconfigure.Bitrix24Properties$Http")
			.contains("io.github.b24spring.autoconfigure.health.Bitrix24HealthProperties")
			.contains("io.github.b24spring.client.crm.FieldDescriptor")
			.doesNotContain(PortalServer.CODE);
		assertThat(content(this.sources)).doesNotContain(PortalServer.CODE);
		assertStarted(run(0, webhook));
		this.portal.server().verify(0, WireMock.anyRequestedFor(anyUrl()));
	}

	@Test
	void applicationThatWasProcessedWithoutTheSecretStartsWithIt() throws Exception {
		process();
		assertStarted(run(0, webhookArgument()));
	}

	@Test
	void applicationThatWasProcessedWithTheSecretFailsWithTheTrueReasonWithoutIt() throws Exception {
		process(webhookArgument());
		assertThat(run(1)).contains("APPLICATION FAILED TO START")
			.contains("nothing says which Bitrix24 portal to talk to")
			.contains("Set 'bitrix24.webhook-url'");
	}

	@Test
	void localApplicationThatWasProcessedWithoutItsSecretsStartsWithThem() throws Exception {
		String[] known = { "--bitrix24.oauth.client-id=local.1", "--bitrix24.portal-url=http://" + this.portal.host(),
				"--bitrix24.oauth.member-id=a223c6b3710f85df22e9377d6c4f7553" };
		process(known);
		String output = run(0,
				Stream.concat(Stream.of(known),
						Stream.of("--bitrix24.oauth.client-secret=" + PortalServer.CODE,
								"--bitrix24.oauth.access-token=" + PortalServer.CODE,
								"--bitrix24.oauth.refresh-token=" + PortalServer.CODE))
					.toArray(String[]::new));
		assertStarted(output);
	}

	@Test
	void portalsThatWereNamedWhenTheApplicationWasProcessedStartWithTheirSecrets() throws Exception {
		String[] known = { "--bitrix24.portals.branch.rate-limit.plan=enterprise", webhookArgument() };
		process(known);
		assertThat(content(this.sources)).doesNotContain(PortalServer.CODE);
		String secret = "--bitrix24.portals.branch.webhook-url=https://branch.example.com/rest/1/" + PortalServer.CODE;
		String output = run(0, known[0], known[1], secret);
		assertStarted(output);
		assertThat(output).contains("branch=branch.example.com");
		assertThat(run(1, known[0], known[1], secret, secret.replace("branch", "shop")))
			.contains("APPLICATION FAILED TO START")
			.contains("The portal 'shop' of 'bitrix24.portals' was not known");
	}

	private String webhookArgument() {
		return "--bitrix24.webhook-url=" + this.portal.webhookUrl();
	}

	private void assertStarted(String output) {
		assertThat(output).contains("Starting AOT-processed AotApplication")
			.contains("portal=" + this.portal.host())
			.contains("health=true")
			.contains("metrics=true")
			.contains("heard=22")
			.doesNotContain(PortalServer.CODE);
	}

	private void process(String... arguments) throws IOException {
		new SpringApplicationAotProcessor(AotApplication.class,
				Settings.builder()
					.sourceOutput(this.sources)
					.resourceOutput(this.resources)
					.classOutput(this.classes)
					.groupId("com.example")
					.artifactId("shop")
					.build(),
				arguments)
			.process();
		compile(this.sources, this.classes);
	}

	private static void compile(Path sources, Path classes) throws IOException {
		List<String> arguments = new ArrayList<>(
				List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classPath(classes)));
		try (Stream<Path> files = Files.walk(sources)) {
			files.map(Path::toString).filter((name) -> name.endsWith(".java")).forEach(arguments::add);
		}
		ByteArrayOutputStream errors = new ByteArrayOutputStream();
		int failed = ToolProvider.getSystemJavaCompiler().run(null, null, errors, arguments.toArray(String[]::new));
		assertThat(failed).as(errors.toString(StandardCharsets.UTF_8)).isZero();
	}

	private String run(int exitValue, String... arguments) throws IOException, InterruptedException {
		Path output = this.work.resolve("output.txt");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dspring.aot.enabled=true",
						"-cp", classPath(this.classes, this.resources), AotApplication.class.getName()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
		String text = Files.readString(output);
		assertThat(process.exitValue()).as(text).isEqualTo(exitValue);
		return text;
	}

	private static String classPath(Path... generated) {
		return Stream.concat(Stream.of(generated).map(Path::toString), Stream.of(System.getProperty("java.class.path")))
			.reduce((left, right) -> left + File.pathSeparator + right)
			.orElseThrow();
	}

	private static String content(Path directory) throws IOException {
		StringBuilder content = new StringBuilder();
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				content.append(Files.readString(file));
			}
		}
		return content.toString();
	}

}
