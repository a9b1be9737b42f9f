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

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.settings.RateLimitSettings;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Clients of a portal, and how to wait for what they do.
 *
 * @author The b24spring maintainers
 */
final class Clients {

	private static final int CALLS_PER_ADDRESS = 40;

	private static final int WARM_UP_CALLS = 200;

	private Clients() {
	}

	static Bitrix24ClientBuilder of(PortalProcess portal) {
		return Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(portal.webhookUrl()));
	}

	/**
	 * Call from another address and by limits of its own, so that what is measured does
	 * not include the loading of classes.
	 * @param portal the portal
	 */
	static void warmUp(PortalProcess portal) throws Exception {
		Bitrix24Client client = fromOtherAddresses(portal);
		await(Flux.range(0, WARM_UP_CALLS).flatMap((i) -> client.call("profile").retrieve(Object.class), 8).then(),
				Duration.ofMinutes(1));
		portal.resetStatistics();
	}

	/**
	 * A client with the standard limits that shares them with nobody.
	 * @param webhookUrl the webhook
	 * @param address the address that the portal takes it to have
	 */
	static Bitrix24Client fromAddress(String webhookUrl, String address) {
		ExchangeFilterFunction otherAddress = (request, next) -> next
			.exchange(ClientRequest.from(request).header(PortalProcess.ADDRESS_HEADER, address).build());
		return Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(webhookUrl))
			.limits(PortalLimits.create())
			.webClientBuilder(WebClient.builder().filter(otherAddress))
			.build();
	}

	/**
	 * A client that the portal takes for many others, and that obeys no limit.
	 */
	static Bitrix24Client fromOtherAddresses(PortalProcess portal) {
		AtomicInteger requests = new AtomicInteger();
		ExchangeFilterFunction otherAddress = (request,
				next) -> next.exchange(ClientRequest.from(request)
					.header(PortalProcess.ADDRESS_HEADER, "client-" + requests.getAndIncrement() / CALLS_PER_ADDRESS)
					.build());
		return of(portal).limits(PortalLimits.create())
			.webClientBuilder(WebClient.builder().filter(otherAddress))
			.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
			.build();
	}

	/**
	 * Wait for the end, which is all that a benchmark's own thread has to do.
	 * @param <T> the type of the value
	 * @param work the work
	 * @param timeout the longest time
	 * @return the time from the subscription to the end
	 */
	static <T> Duration await(Mono<T> work, Duration timeout) throws Exception {
		long start = System.nanoTime();
		work.toFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
		return Duration.ofNanos(System.nanoTime() - start);
	}

}
