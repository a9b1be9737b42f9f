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
package io.github.b24spring.testportal.event;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * Sends forms to handlers on this machine, and nowhere else. The portals of a process
 * share one.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class FormSender {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private @Nullable HttpClient client;

	/**
	 * Create a sender, which opens no connection and has no thread until it is used.
	 */
	public FormSender() {
	}

	CompletableFuture<HandlerReply> send(URI address, byte[] body, int sent) {
		checkLocal(address);
		HttpRequest.BodyPublisher content = HttpRequest.BodyPublishers.ofByteArray(body, 0, sent);
		HttpRequest request = HttpRequest.newBuilder(address)
			.timeout(TIMEOUT)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("User-Agent", "Bitrix24 Webhook Engine")
			.version(HttpClient.Version.HTTP_1_1)
			.POST((sent < body.length) ? HttpRequest.BodyPublishers.fromPublisher(content, body.length) : content)
			.build();
		long start = System.nanoTime();
		return client().sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
			.thenApply((response) -> new HandlerReply(response.statusCode(), response.body(),
					response.headers().firstValue("Location").orElse(""), Duration.ofNanos(System.nanoTime() - start)));
	}

	private synchronized HttpClient client() {
		HttpClient present = this.client;
		if (present == null) {
			present = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
			this.client = present;
		}
		return present;
	}

	static void checkLocal(URI address) {
		String host = String.valueOf(address.getHost());
		if (!host.equals("localhost") && !host.equals("[::1]") && !host.matches("127(\\.\\d{1,3}){3}")) {
			throw new IllegalArgumentException(
					"The address of a handler must be on this machine: localhost or a loopback address, not '" + host
							+ "'");
		}
	}

}
