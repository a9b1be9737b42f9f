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
package io.github.b24spring.client.event.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The time from the start of a group of pollers to its end.
 *
 * @author The b24spring maintainers
 */
final class GroupRun {

	private static final Log logger = LogFactory.getLog(GroupRun.class);

	/**
	 * The time between the starts of two pollers.
	 */
	private static final Duration SPACING = Duration.ofMillis(10);

	private final EventPollerGroup.Builder settings;

	private final LimitedDispatcher dispatcher;

	private final Map<String, Member> members = new ConcurrentHashMap<>();

	private final Signal refreshes = new Signal();

	private final Sinks.Empty<Void> stopping = Sinks.empty();

	private volatile boolean stopped;

	GroupRun(EventPollerGroup.Builder settings) {
		this.settings = settings;
		this.dispatcher = new LimitedDispatcher(settings.dispatcher, settings.totalConcurrency);
	}

	Mono<Void> work() {
		return arrivals().takeUntilOther(this.stopping.asMono()).flatMap(this::member, Integer.MAX_VALUE).then();
	}

	/**
	 * The portals that are new, one after another, for ever.
	 */
	private Flux<String> arrivals() {
		return Flux.defer(() -> {
			long seen = this.refreshes.count();
			return Flux.defer(this::look)
				.concatWith(Mono
					.firstWithSignal(this.settings.timing.delay(this.settings.refreshInterval).then(),
							this.refreshes.after(seen))
					.then(Mono.empty()));
		}).repeat();
	}

	private Flux<String> look() {
		return this.settings.portals.collect(Collectors.toSet())
			.doOnNext(this::removeOthers)
			.flatMapIterable((portals) -> portals)
			.filter((portal) -> !this.members.containsKey(portal))
			.concatMap((portal) -> this.settings.timing.delay(SPACING).thenReturn(portal), 1)
			.onErrorResume(Exception.class, (failure) -> {
				logger.warn("Which portals there are cannot be told, and is asked again later: " + failure);
				return Flux.empty();
			});
	}

	private void removeOthers(Set<String> portals) {
		if (!portals.isEmpty()) {
			new ArrayList<>(this.members.keySet()).stream()
				.filter((portal) -> !portals.contains(portal))
				.forEach(this::remove);
		}
	}

	/**
	 * A portal may arrive on another thread than the one that stops all there are.
	 */
	Mono<Void> member(String portal) {
		Member member = new Member();
		if (this.members.putIfAbsent(portal, member) != null) {
			return Mono.empty();
		}
		if (this.stopped) {
			this.members.remove(portal, member);
			return Mono.empty();
		}
		return Mono.defer(() -> this.settings.sources.apply(portal))
			.flatMap((source) -> poller(source, member).run())
			.onErrorResume(Exception.class, (failure) -> {
				logger.warn("The queue of the portal " + portal + " is not read, and is tried again later: " + failure);
				return Mono.empty();
			})
			.takeUntilOther(member.leaving.asMono())
			.doFinally((end) -> this.members.remove(portal, member));
	}

	private EventPoller poller(Bitrix24EventSource source, Member member) {
		EventPoller poller = EventPoller.builder(source, this.dispatcher)
			.ownership(this.settings.ownership)
			.concurrency(this.settings.concurrency)
			.timing(this.settings.timing)
			.build();
		member.poller = poller;
		return poller;
	}

	Mono<Integer> stop(Duration deadline) {
		return Mono.defer(() -> {
			this.stopped = true;
			this.stopping.tryEmitEmpty();
			return Flux.fromIterable(new ArrayList<>(this.members.values()))
				.flatMap((member) -> member.stop(deadline), Integer.MAX_VALUE)
				.reduce(0, Integer::sum);
		});
	}

	void refresh() {
		this.refreshes.raise();
	}

	void remove(String portal) {
		Member member = this.members.get(portal);
		if (member != null) {
			member.leaving.tryEmitEmpty();
		}
	}

	void wake(String portal) {
		Member member = this.members.get(portal);
		EventPoller poller = (member != null) ? member.poller : null;
		if (poller != null) {
			poller.wake();
		}
	}

	int size() {
		return this.members.size();
	}

	/**
	 * A portal of the group.
	 */
	private static final class Member {

		private final Sinks.Empty<Void> leaving = Sinks.empty();

		private volatile @Nullable EventPoller poller;

		private Mono<Integer> stop(Duration deadline) {
			EventPoller current = this.poller;
			if (current != null && current.isRunning()) {
				return current.stop(deadline);
			}
			this.leaving.tryEmitEmpty();
			return Mono.just(0);
		}

	}

}
