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

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.b24spring.client.Bitrix24Client;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.netty.transport.ProxyProvider;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a proxy between the application and the portal, as the guide sets it.
 */
class ProxyTests {

	@RegisterExtension
	private final PortalServer portal = new PortalServer();

	@AutoClose
	private final Proxy proxy = new Proxy();

	@Test
	void callsGoThroughTheProxyOfTheConnector() {
		this.portal.answer(okJson("{\"result\":1}"));
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(Bitrix24AutoConfiguration.class))
			.withUserConfiguration(ProxyConfiguration.class)
			.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl(), "proxy.host=localhost",
					"proxy.port=" + this.proxy.port())
			.run((context) -> StepVerifier
				.create(context.getBean(Bitrix24Client.class).call("profile").retrieve(Integer.class))
				.expectNext(1)
				.expectComplete()
				.verify(Duration.ofSeconds(30)));
		URI url = URI.create(this.portal.webhookUrl());
		assertThat(this.proxy.asked).containsExactly("CONNECT " + url.getHost() + ":" + url.getPort() + " HTTP/1.1");
	}

	@Configuration(proxyBeanMethods = false)
	static class ProxyConfiguration {

		@Bean
		ClientHttpConnectorBuilder<?> connectorBuilder(@Value("${proxy.host}") String host,
				@Value("${proxy.port}") int port) {
			return ClientHttpConnectorBuilder.reactor()
				.withHttpClientCustomizer((client) -> client
					.proxy((proxy) -> proxy.type(ProxyProvider.Proxy.HTTP).host(host).port(port)));
		}

	}

	/**
	 * A proxy that joins connections, and knows nothing of what passes.
	 */
	private static final class Proxy implements AutoCloseable {

		private final List<String> asked = new CopyOnWriteArrayList<>();

		private final ExecutorService threads = Executors.newCachedThreadPool();

		private final ServerSocket server;

		Proxy() {
			try {
				this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
			this.threads.submit(this::accept);
		}

		int port() {
			return this.server.getLocalPort();
		}

		private Void accept() throws IOException {
			while (true) {
				Socket client = this.server.accept();
				this.threads.submit(() -> join(client));
			}
		}

		private Void join(Socket client) throws IOException {
			String[] head = readHead(client.getInputStream()).split("\r\n");
			this.asked.add(head[0]);
			URI target = URI.create("http://" + head[0].split(" ")[1]);
			try (client; Socket portal = new Socket(target.getHost(), target.getPort())) {
				client.getOutputStream().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
				this.threads.submit(() -> portal.getInputStream().transferTo(client.getOutputStream()));
				client.getInputStream().transferTo(portal.getOutputStream());
			}
			return null;
		}

		private static String readHead(InputStream in) throws IOException {
			StringBuilder head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") == -1) {
				head.append((char) in.read());
			}
			return head.toString();
		}

		@Override
		public void close() throws IOException {
			this.server.close();
			this.threads.shutdownNow();
		}

	}

}
