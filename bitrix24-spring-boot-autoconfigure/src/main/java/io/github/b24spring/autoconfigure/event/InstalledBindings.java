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
package io.github.b24spring.autoconfigure.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.event.EventSubscriptionDifference;
import io.github.b24spring.client.event.EventSubscriptions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Compares what is bound on portals that have the application with what is declared, a
 * few portals each time somebody asks, so that many portals cost no more than one.
 */
final class InstalledBindings {

	private static final int PORTALS_A_TIME = 20;

	private static final int CONCURRENCY = 5;

	private static final int MAX_REMEMBERED = 50_000;

	private final Function<Bitrix24Client, Mono<EventSubscriptionDifference>> compare;

	private final Function<String, Mono<Bitrix24Client>> clients;

	private final Mono<List<String>> portals;

	private final Duration knownFor;

	private final InstantSource clock;

	private final AtomicInteger position = new AtomicInteger();

	private final Map<String, Compared> compared = new ConcurrentHashMap<>();

	/**
	 * Compare nothing yet.
	 * @param portals which portals there are
	 * @param clients finds the client of a portal
	 * @param knownFor after what time a portal is compared again, at the earliest
	 */
	InstalledBindings(EventSubscriptions subscriptions, Flux<String> portals,
			Function<String, Mono<Bitrix24Client>> clients, Duration knownFor, InstantSource clock) {
		this.compare = subscriptions::compare;
		this.clients = clients;
		this.portals = portals.take(MAX_REMEMBERED)
			.collectList()
			.doOnNext((known) -> this.compared.keySet().retainAll(known))
			.cache((known) -> knownFor, (failure) -> Duration.ZERO, () -> Duration.ZERO);
		this.knownFor = knownFor;
		this.clock = clock;
	}

	/**
	 * Return what differs, of those portals that were compared by now.
	 * @param longest the longest time that is taken to compare more
	 */
	Mono<Map<String, EventSubscriptionDifference>> differences(Duration longest) {
		return this.portals.flatMapIterable(this::next)
			.flatMap(this::compare, CONCURRENCY)
			.then()
			.timeout(longest)
			.onErrorComplete()
			.then(Mono.fromSupplier(this::differences));
	}

	private Map<String, EventSubscriptionDifference> differences() {
		Map<String, EventSubscriptionDifference> differences = new TreeMap<>();
		this.compared.forEach((portal, found) -> {
			if (found.difference != null && !found.difference.isEmpty()) {
				differences.put(portal, found.difference);
			}
		});
		return differences;
	}

	/**
	 * The portals whose turn it is, of which another who asks meanwhile gets the next
	 * ones.
	 */
	private List<String> next(List<String> known) {
		int from = known.isEmpty() ? 0 : Math.floorMod(this.position.getAndAdd(PORTALS_A_TIME), known.size());
		Instant before = this.clock.instant().minus(this.knownFor);
		return IntStream.range(0, Math.min(PORTALS_A_TIME, known.size()))
			.mapToObj((index) -> known.get((from + index) % known.size()))
			.filter((portal) -> isOlder(portal, before))
			.toList();
	}

	private boolean isOlder(String portal, Instant before) {
		Compared found = this.compared.get(portal);
		return found == null || !found.time.isAfter(before);
	}

	/**
	 * A portal that does not tell is asked again later.
	 */
	private Mono<Void> compare(String portal) {
		return this.clients.apply(portal)
			.flatMap((client) -> this.compare.apply(client.mutate().priority(CallPriority.BULK).build()))
			.doOnNext((difference) -> this.compared.put(portal, new Compared(this.clock.instant(), difference)))
			.doOnError((failure) -> this.compared.put(portal, new Compared(this.clock.instant(), null)))
			.onErrorComplete()
			.then();
	}

	/**
	 * Forget what is known of a portal, since it has changed.
	 */
	void changed(String portal) {
		this.compared.remove(portal);
	}

	/**
	 * What is known of a portal.
	 *
	 * @param time when it was compared
	 * @param difference what differs, {@code null} if the portal did not tell
	 */
	private record Compared(Instant time, @Nullable EventSubscriptionDifference difference) {

	}

}
