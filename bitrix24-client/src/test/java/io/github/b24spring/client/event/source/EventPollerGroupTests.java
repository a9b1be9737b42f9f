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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.EventDispatcher;
import io.github.b24spring.client.internal.time.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The queues of many portals, in virtual time.
 */
class EventPollerGroupTests {

	private static final Duration LEASE = Duration.ofSeconds(30);

	private static final String GET = "event.offline.get";

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Timing timing = Timing.of(this.clock);

	private final Map<String, OfflinePortal> portals = new LinkedHashMap<>();

	private final InMemoryLocks locks = new InMemoryLocks(this.timing);

	private final List<String> handled = new ArrayList<>();

	private final List<Disposable> subscriptions = new ArrayList<>();

	private boolean storeFails;

	@AfterEach
	void stop() {
		this.subscriptions.forEach(Disposable::dispose);
		this.clock.dispose();
	}

	@Test
	void eachPortalIsReadOnce() {
		install(20).forEach((portal) -> portal.emit(3));
		EventPollerGroup group = group(this::handle).build();
		start(group);
		advance(Duration.ofSeconds(1));
		assertThat(group.size()).isEqualTo(20);
		assertThat(this.handled).hasSize(60).doesNotHaveDuplicates().contains("portal0 1", "portal19 3");
		advance(Duration.ofMinutes(10));
		assertThat(group.size()).isEqualTo(20);
		assertThat(this.handled).hasSize(60);
		assertThat(calls("portal7")).isLessThan(40);
	}

	@Test
	void portalsBeginOneAfterAnother() {
		install(500);
		start(group(this::handle).build());
		List<Integer> calls = new ArrayList<>();
		for (int second = 0; second < 6; second++) {
			calls.add((int) this.portals.values().stream().filter((portal) -> !portal.client.sent.isEmpty()).count());
			advance(Duration.ofSeconds(1));
		}
		assertThat(calls).containsExactly(0, 100, 200, 300, 400, 500);
	}

	@Test
	void portalThatComesLaterIsReadToo() {
		install(1);
		EventPollerGroup group = group(this::handle).build();
		start(group);
		advance(Duration.ofSeconds(5));
		install(2).forEach((portal) -> portal.emit(1));
		advance(Duration.ofSeconds(54));
		assertThat(this.handled).isEmpty();
		advance(Duration.ofSeconds(2));
		assertThat(this.handled).containsExactlyInAnyOrder("portal1 1", "portal2 1");
		install(1).forEach((portal) -> portal.emit(1));
		group.refresh();
		advance(Duration.ofMillis(100));
		assertThat(this.handled).contains("portal3 1");
	}

	@Test
	void portalThatArrivesWhileTheGroupIsStoppedDoesNotBegin() {
		install(1);
		GroupRun run = new GroupRun(group(this::handle));
		StepVerifier.create(run.stop(Duration.ofSeconds(1))).expectNext(0).expectComplete().verify(LEASE);
		this.subscriptions.add(run.member("portal0").subscribe());
		advance(Duration.ofSeconds(5));
		assertThat(calls("portal0")).isZero();
		assertThat(run.size()).isZero();
	}

	@Test
	void portalThatGoesIsLeft() {
		install(3);
		EventPollerGroup group = group(this::handle).build();
		start(group);
		advance(Duration.ofSeconds(5));
		OfflinePortal removed = this.portals.remove("portal1");
		group.remove("portal1");
		OfflinePortal forgotten = this.portals.remove("portal2");
		advance(Duration.ofMinutes(1));
		assertThat(group.size()).isOne();
		int calls = removed.client.sent.size() + forgotten.client.sent.size();
		advance(Duration.ofMinutes(10));
		assertThat(removed.client.sent.size() + forgotten.client.sent.size()).isEqualTo(calls);
		assertThat(calls("portal0")).isGreaterThan(20);
	}

	@Test
	void portalThatGoesAndComesAgainIsReadAgain() {
		install(1);
		EventPollerGroup group = group(this::handle).build();
		start(group);
		advance(Duration.ofSeconds(5));
		group.remove("portal0");
		group.refresh();
		this.portals.get("portal0").emit(1);
		advance(Duration.ofMillis(100));
		assertThat(this.handled).containsExactly("portal0 1");
		assertThat(group.size()).isOne();
	}

	@Test
	void placeThatTellsOfNoPortalsOrFailsChangesNothing() {
		install(2);
		EventPollerGroup group = group(this::handle).build();
		start(group);
		advance(Duration.ofSeconds(5));
		this.storeFails = true;
		advance(Duration.ofMinutes(2));
		assertThat(group.size()).isEqualTo(2);
		this.storeFails = false;
		Map<String, OfflinePortal> all = Map.copyOf(this.portals);
		this.portals.clear();
		advance(Duration.ofMinutes(2));
		assertThat(group.size()).isEqualTo(2);
		this.portals.putAll(all);
		install(1).get(0).emit(1);
		advance(Duration.ofMinutes(2));
		assertThat(this.handled).containsExactly("portal2 1");
	}

	@Test
	void portalIsWokenAndNoOther() {
		install(2);
		EventPollerGroup group = group(this::handle).build();
		start(group);
		advance(Duration.ofMinutes(5));
		int others = calls("portal1");
		this.portals.get("portal0").emit(1);
		group.wake("portal0");
		group.wake("unknown");
		assertThat(this.handled).containsExactly("portal0 1");
		assertThat(calls("portal1")).isEqualTo(others);
	}

	@Test
	void portalThatFailsHoldsUpNoOthers() {
		install(3);
		this.portals.get("portal1").weather = (method) -> (answer) -> Mono.error(new IllegalStateException("Down"));
		this.portals.get("portal2").emit(40);
		start(group(this::handle).build());
		advance(Duration.ofSeconds(5));
		assertThat(this.handled).hasSize(40);
	}

	@Test
	void handlersAreSharedByAllPortals() {
		install(40).forEach((portal) -> portal.emit(30));
		AtomicInteger now = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		start(group((event) -> {
			most.accumulateAndGet(now.incrementAndGet(), Math::max);
			return Mono.delay(Duration.ofMillis(10), this.clock)
				.then(handle(event))
				.doOnTerminate(now::decrementAndGet);
		}).concurrency(5, 12).build());
		advance(Duration.ofSeconds(10));
		assertThat(most).hasValue(12);
		assertThat(now).hasValue(0);
		assertThat(this.handled).hasSize(1_200).doesNotHaveDuplicates();
	}

	@Test
	void handlersThatHangGiveTheirPlacesBackWhenTheirPortalGoes() {
		install(3).forEach((portal) -> portal.emit(10));
		EventPollerGroup group = group((event) -> event.memberId().equals("portal0") ? Mono.never() : handle(event))
			.concurrency(4, 4)
			.build();
		start(group);
		advance(Duration.ofSeconds(5));
		assertThat(this.handled).isEmpty();
		group.remove("portal0");
		advance(Duration.ofSeconds(5));
		assertThat(this.handled).hasSize(20);
	}

	@Test
	void processesShareThePortalsAndTakeOverThoseOfOneThatEnds() {
		install(10);
		EventPollerGroup first = group(this::handle).ownership(ownership(6)).build();
		EventPollerGroup second = group(this::handle).ownership(ownership(6)).build();
		AtomicReference<Boolean> ended = start(first);
		advance(Duration.ofMillis(200));
		assertThat(this.portals.values().stream().filter((portal) -> !portal.client.sent.isEmpty())).hasSize(6);
		start(second);
		advance(Duration.ofSeconds(1));
		assertThat(this.portals.values()).allMatch((portal) -> !portal.client.sent.isEmpty());
		this.portals.values().forEach((portal) -> portal.emit(2));
		advance(Duration.ofMinutes(1));
		assertThat(this.handled).hasSize(20).doesNotHaveDuplicates();
		StepVerifier.create(first.stop(Duration.ofSeconds(5))).expectNext(0).verifyComplete();
		assertThat(ended).hasValue(true);
		this.portals.values().forEach((portal) -> portal.emit(1));
		advance(Duration.ofMinutes(2));
		assertThat(this.handled).as("the second takes two more").hasSize(26);
		start(group(this::handle).ownership(ownership(100)).build());
		advance(Duration.ofMinutes(1));
		assertThat(this.handled).hasSize(30).doesNotHaveDuplicates();
	}

	@Test
	void stopWaitsForWhatIsInHandOfAllPortals() {
		install(3).forEach((portal) -> portal.emit(1));
		EventPollerGroup group = group((event) -> Mono.delay(Duration.ofSeconds(3), this.clock).then(handle(event)))
			.build();
		AtomicReference<Boolean> ended = start(group);
		advance(Duration.ofSeconds(1));
		AtomicReference<Integer> left = new AtomicReference<>();
		this.subscriptions.add(group.stop(Duration.ofSeconds(10)).subscribe(left::set));
		advance(Duration.ofSeconds(1));
		assertThat(left).hasNullValue();
		advance(Duration.ofSeconds(2));
		assertThat(left).hasValue(0);
		assertThat(ended).hasValue(true);
		assertThat(this.handled).hasSize(3);
		assertThat(group.size()).isZero();
		start(group);
		StepVerifier.create(group.run()).verifyError(IllegalStateException.class);
	}

	@Test
	void stopEndsAtItsDeadlineAlsoWherePortalsAreNotReadYet() {
		install(200).forEach((portal) -> portal.emit(1));
		EventPollerGroup group = group((event) -> Mono.never()).build();
		AtomicReference<Boolean> ended = start(group);
		advance(Duration.ofMillis(505));
		AtomicReference<Integer> left = new AtomicReference<>();
		this.subscriptions.add(group.stop(Duration.ofSeconds(10)).subscribe(left::set));
		advance(Duration.ofSeconds(10));
		assertThat(left).hasValue(50);
		assertThat(ended).hasValue(true);
		int calls = this.portals.values().stream().mapToInt((portal) -> portal.client.sent.size()).sum();
		advance(Duration.ofMinutes(5));
		assertThat(this.portals.values().stream().mapToInt((portal) -> portal.client.sent.size()).sum())
			.isEqualTo(calls);
	}

	private List<OfflinePortal> install(int number) {
		int first = this.portals.size();
		return IntStream.range(first, first + number).mapToObj((index) -> {
			OfflinePortal portal = new OfflinePortal();
			this.portals.put("portal" + index, portal);
			return portal;
		}).toList();
	}

	private int calls(String portal) {
		return this.portals.get(portal).client.sent(GET).size();
	}

	private EventQueueOwnership ownership(int maxQueues) {
		return new LeasedOwnership(this.locks, LEASE, maxQueues, this.timing);
	}

	private EventPollerGroup.Builder group(EventDispatcher dispatcher) {
		Flux<String> installed = Flux
			.defer(() -> this.storeFails ? Flux.error(new IllegalStateException("Out of reach"))
					: Flux.fromIterable(List.copyOf(this.portals.keySet())));
		return EventPollerGroup.builder(installed, this::source, dispatcher).timing(this.timing);
	}

	private Mono<OfflineQueueSource> source(String portal) {
		return Mono.justOrEmpty(this.portals.get(portal))
			.map((found) -> Bitrix24EventSource.offlineQueue(found.client)
				.withMemberId(portal)
				.withTiming(this.timing));
	}

	private Mono<Void> handle(Bitrix24Event event) {
		return Mono.fromRunnable(() -> this.handled.add(event.memberId() + " " + event.key()));
	}

	private AtomicReference<Boolean> start(EventPollerGroup group) {
		AtomicReference<Boolean> ended = new AtomicReference<>();
		this.subscriptions.add(group.run().subscribe((none) -> {
		}, (failure) -> ended.set(false), () -> ended.set(true)));
		return ended;
	}

	private void advance(Duration time) {
		this.clock.advanceTimeBy(time);
	}

}
