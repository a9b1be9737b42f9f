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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The handler of an application: keeps what it is sent, and takes it.
 *
 * @author The b24spring maintainers
 */
final class Handler implements AutoCloseable {

	private final ExecutorService executor = Executors.newFixedThreadPool(8);

	private final List<String> bodies = new CopyOnWriteArrayList<>();

	private final List<String> contentTypes = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	private volatile int status = 202;

	Handler() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::take);
		this.server.setExecutor(this.executor);
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort() + "/handler";
	}

	void answer(int status) {
		this.status = status;
	}

	List<String> bodies() {
		return this.bodies;
	}

	List<String> contentTypes() {
		return this.contentTypes;
	}

	List<Map<String, Object>> forms() {
		return this.bodies.stream().map(Handler::parse).toList();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.contentTypes.add(exchange.getRequestHeaders().getFirst("Content-Type"));
			this.bodies.add(body);
			byte[] answer = "taken".getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(this.status, answer.length);
			exchange.getResponseBody().write(answer);
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> parse(String body) {
		return (Map<String, Object>) (Map<String, ?>) PhpQuery.parse(body);
	}

}
