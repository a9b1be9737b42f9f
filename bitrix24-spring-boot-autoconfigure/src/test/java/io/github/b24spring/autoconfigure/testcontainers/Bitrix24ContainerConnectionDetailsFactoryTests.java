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
package io.github.b24spring.autoconfigure.testcontainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.Bitrix24ConnectionDetails;
import io.github.b24spring.autoconfigure.internal.PortalContainer;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.testportal.Bitrix24PortalTransformer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.utility.MountableFile;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A container of WireMock in place of a portal.
 */
class Bitrix24ContainerConnectionDetailsFactoryTests {

	private static GenericContainer<?> wireMock() {
		return new GenericContainer<>("wiremock/wiremock:3.13.2").withExposedPorts(8080)
			.waitingFor(Wait.forHttp("/__admin/mappings").forPort(8080));
	}

	private static void verifyCallReaches(GenericContainer<?> container, String webhookPath,
			CrmActivityOperations activities) {
		new WireMock(container.getHost(), container.getFirstMappedPort())
			.register(post(urlEqualTo(webhookPath + "crm.activity.communication.fields"))
				.willReturn(okJson("{\"result\":{\"ID\":{\"type\":\"integer\",\"title\":\"ID\"}}}")));
		StepVerifier.create(activities.communicationFields())
			.assertNext((fields) -> assertThat(fields).containsOnlyKeys("ID"))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	@Nested
	@Testcontainers(disabledWithoutDocker = true)
	@SpringJUnitConfig(ApplicationUnderTest.class)
	class PlainContainerTests {

		@Container
		@ServiceConnection("bitrix24")
		static final GenericContainer<?> portal = wireMock();

		@Test
		void callReachesTheContainer(@Autowired CrmActivityOperations activities) {
			verifyCallReaches(portal, "/rest/1/testportalwebhook/", activities);
		}

	}

	@Nested
	@Testcontainers(disabledWithoutDocker = true)
	@SpringJUnitConfig(ApplicationUnderTest.class)
	class LabelledContainerTests {

		@Container
		@ServiceConnection("bitrix24")
		static final GenericContainer<?> portal = wireMock().withLabel(PortalContainer.WEBHOOK_PATH_LABEL,
				"/rest/7/0wnc0de/");

		@Test
		void callGoesToTheWebhookOfTheLabel(@Autowired CrmActivityOperations activities,
				@Autowired Bitrix24ConnectionDetails details) {
			assertThat(details.getWebhookUrl()).endsWith(":" + portal.getFirstMappedPort() + "/rest/7/0wnc0de/");
			verifyCallReaches(portal, "/rest/7/0wnc0de/", activities);
		}

	}

	@Nested
	@Testcontainers(disabledWithoutDocker = true)
	@SpringJUnitConfig(ApplicationUnderTest.class)
	class TestPortalContainerTests {

		@Container
		@ServiceConnection("bitrix24")
		static final GenericContainer<?> portal = wireMock().withCommand("--async-response-enabled", "true")
			.withCopyFileToContainer(MountableFile.forHostPath(testPortalJar()),
					"/var/wiremock/extensions/bitrix24-test-portal.jar");

		@Test
		void callIsAnsweredByTheTestPortal(@Autowired CrmActivityOperations activities) {
			StepVerifier.create(activities.communicationFields())
				.assertNext((fields) -> assertThat(fields).containsOnlyKeys("ID", "ACTIVITY_ID", "ENTITY_ID",
						"ENTITY_TYPE_ID", "TYPE", "VALUE"))
				.expectComplete()
				.verify(Duration.ofSeconds(30));
		}

		/**
		 * In a build of a single phase the module is a directory, not a jar.
		 */
		private static Path testPortalJar() {
			URL location = Bitrix24PortalTransformer.class.getProtectionDomain().getCodeSource().getLocation();
			Path path = Path.of(URI.create(location.toString()));
			return Files.isDirectory(path) ? jarOf(path) : path;
		}

		private static Path jarOf(Path directory) {
			try {
				Path file = Files.createTempDirectory("portal").resolve("portal.jar");
				file.getParent().toFile().deleteOnExit();
				file.toFile().deleteOnExit();
				try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
						Stream<Path> entries = Files.walk(directory)) {
					for (Path entry : entries.filter(Files::isRegularFile).toList()) {
						jar.putNextEntry(new JarEntry(directory.relativize(entry).toString().replace('\\', '/')));
						Files.copy(entry, jar);
					}
				}
				return file;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(Bitrix24AutoConfiguration.class)
	static class ApplicationUnderTest {

	}

}
