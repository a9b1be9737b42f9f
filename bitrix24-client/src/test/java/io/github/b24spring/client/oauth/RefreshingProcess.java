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
package io.github.b24spring.client.oauth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.settings.RateLimitSettings;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * A process of its own that calls a portal, when it is told to.
 */
public final class RefreshingProcess implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(90);

	private static final String READY = "ready";

	private final Process process;

	private final BufferedReader output;

	private RefreshingProcess(Process process) {
		this.process = process;
		this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
	}

	/**
	 * Start a process, which waits.
	 * @param stores the class that makes its store of {@code argument}
	 */
	public static RefreshingProcess start(Class<? extends StoreFactory> stores, String argument, TokenKey key,
			String server, int calls) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
						RefreshingProcess.class.getName()));
		command.addAll(List.of(stores.getName(), argument, key.memberId(), server, String.valueOf(calls)));
		return new RefreshingProcess(
				new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
	}

	void awaitReady() throws IOException {
		awaitLine(READY);
	}

	void go() throws IOException {
		this.process.getOutputStream().write("go\n".getBytes(StandardCharsets.UTF_8));
		this.process.getOutputStream().flush();
	}

	int awaitEnd() throws InterruptedException {
		return this.process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) ? this.process.exitValue() : -1;
	}

	/**
	 * Libraries write to the same place.
	 */
	private void awaitLine(String expected) throws IOException {
		String line = this.output.readLine();
		while (line != null && !line.equals(expected)) {
			line = this.output.readLine();
		}
		if (line == null) {
			throw new IOException("The process ended before it said '" + expected + "'");
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	/**
	 * Calls a portal, and ends with the status 0 if all calls succeed.
	 */
	public static void main(String[] args) throws Exception {
		StoreFactory stores = (StoreFactory) Class.forName(args[0]).getDeclaredConstructor().newInstance();
		Bitrix24OAuth oauth = Bitrix24OAuth
			.builder(OAuthApplication.of(OAuthPortal.APPLICATION.clientId(), OAuthPortal.CLIENT_SECRET))
			.settings(OAuthSettings.defaults().withLocalServer(args[3]))
			.tokenStore(stores.create(args[1]))
			.build();
		Bitrix24Client[] client = new Bitrix24Client[1];
		StepVerifier.create(oauth.credentials(oauth.key(args[2]))).assertNext((credentials) -> {
			client[0] = Bitrix24ClientBuilder.create(credentials)
				.webClientBuilder(WebClient.builder()
					.filter((request, next) -> next.exchange(request)
						.delayElement(Duration.ofMillis(ThreadLocalRandom.current().nextInt(600)))))
				.rateLimitSettings((limits) -> RateLimitSettings.unlimited())
				.build();
		}).expectComplete().verify(LIMIT);
		System.out.println(READY);
		System.in.read();
		int calls = Integer.parseInt(args[4]);
		StepVerifier
			.create(Flux.range(0, calls)
				.flatMap((number) -> client[0].call("profile").retrieve(Object.class), calls)
				.count())
			.expectNext((long) calls)
			.expectComplete()
			.verify(LIMIT);
		System.exit(0);
	}

	/**
	 * Makes the store of a process.
	 */
	public interface StoreFactory {

		/**
		 * Make a store.
		 * @param argument where the tokens are
		 */
		TokenStore create(String argument);

	}

}
