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
package io.github.b24spring.testportal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.Json;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Bitrix24PortalTransformer} in the container of WireMock.
 *
 * @author The b24spring maintainers
 */
@Testcontainers(disabledWithoutDocker = true)
class Bitrix24PortalContainerTests {

	@Container
	private static final GenericContainer<?> container = new GenericContainer<>("wiremock/wiremock:3.13.2")
		.withCopyToContainer(Transferable.of(jar()), "/var/wiremock/extensions/bitrix24-test-portal.jar")
		.withEnv(Bitrix24PortalTransformer.OPTIONS_VARIABLE, "--webhook=c0de --activities=120 --latency=300ms")
		.withCommand("--async-response-enabled", "true")
		.withExposedPorts(8080)
		.waitingFor(Wait.forHttp("/__portal/statistics"));

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void portalAnswersWithItsOptions() throws Exception {
		long start = System.nanoTime();
		Map<String, Object> fields = call("crm.activity.communication.fields");
		assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(300_000_000L);
		assertThat(map(fields.get("result"))).containsOnlyKeys("ID", "ACTIVITY_ID", "ENTITY_ID", "ENTITY_TYPE_ID",
				"TYPE", "VALUE");
		assertThat(call("crm.activity.list")).containsEntry("total", 120).containsEntry("next", 50);
		HttpRequest statistics = HttpRequest.newBuilder(address("/__portal/statistics")).build();
		assertThat(map(send(statistics).get("callsByMethod"))).containsEntry("crm.activity.list", 1);
	}

	@Test
	void stubWinsOverPortal() throws Exception {
		WireMock wireMock = new WireMock(container.getHost(), container.getFirstMappedPort());
		wireMock.register(WireMock.post(WireMock.urlPathEqualTo("/rest/1/c0de/profile"))
			.willReturn(WireMock.okJson("{\"result\":\"mine\"}")));
		assertThat(call("profile")).containsEntry("result", "mine");
		assertThat(call("server.time")).doesNotContainEntry("result", "mine");
	}

	private Map<String, Object> call(String method) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(address("/rest/1/c0de/" + method))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{}"))
			.build());
	}

	private Map<String, Object> send(HttpRequest request) throws IOException, InterruptedException {
		HttpResponse<String> response = this.client.send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		return map(Json.read(response.body(), Object.class));
	}

	private static URI address(String path) {
		return URI.create("http://" + container.getHost() + ":" + container.getFirstMappedPort() + path);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

	/**
	 * The jar is not there yet when the tests of its module run.
	 */
	private static byte[] jar() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			Path classes = Path
				.of(Bitrix24PortalTransformer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			try (JarOutputStream jar = new JarOutputStream(bytes); Stream<Path> files = Files.walk(classes)) {
				for (Path file : files.filter(Files::isRegularFile).toList()) {
					jar.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
					Files.copy(file, jar);
				}
			}
		}
		catch (IOException | URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
		return bytes.toByteArray();
	}

}
