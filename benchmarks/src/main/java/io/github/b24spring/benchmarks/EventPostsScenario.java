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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.event.CrmItemEvent;
import io.github.b24spring.client.event.DefaultEventDispatcher;
import io.github.b24spring.client.event.EventAuthenticator;
import io.github.b24spring.client.event.EventReceiver;
import io.github.b24spring.client.event.Reception;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import io.github.b24spring.client.oauth.OAuthApplication;
import io.github.b24spring.client.oauth.PortalTokens;
import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenStore;
import io.netty.buffer.Unpooled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.resources.ConnectionProvider;

/**
 * Thousands of events posted to a handler, 200 at a time: some forged, some doubled, some
 * too large or too deep.
 *
 * @author The b24spring maintainers
 */
final class EventPostsScenario implements Scenario {

	private static final int CONCURRENCY = 200;

	private static final Duration HANDLING = Duration.ofMillis(2);

	private static final Duration LIMIT = Duration.ofMinutes(5);

	private static final long MOST_GROWTH = 8L * 1024 * 1024;

	private static final int TOO_LARGE = 413;

	private static final String MEMBER_ID = "a223c6b3710f85df22e9377d6c4f7553";

	private static final String APPLICATION_TOKEN = "51856fefc120afa4b628cc82d3935cce";

	private final int number;

	private final Map<Long, LongAdder> handled = new ConcurrentHashMap<>();

	/**
	 * Create a scenario.
	 * @param number the number of requests, a multiple of 200
	 */
	EventPostsScenario(int number) {
		this.number = number;
	}

	@Override
	public void run(Report report) throws Exception {
		TokenStore store = TokenStore.inMemory();
		PortalAddress portal = PortalAddress.of(URI.create("https://some-domain.bitrix24.com"));
		Clients.await(
				store
					.save(TokenKey.of("local.1", MEMBER_ID),
							PortalTokens.of(MEMBER_ID, portal, "access", "refresh")
								.withApplicationToken(APPLICATION_TOKEN))
					.then(),
				LIMIT);
		Bitrix24OAuth oauth = Bitrix24OAuth.builder(OAuthApplication.of("local.1", "none")).tokenStore(store).build();
		try (Bitrix24Clients clients = Bitrix24Clients
			.builder(oauth, (credentials) -> Bitrix24ClientBuilder.create(credentials).build())
			.build();
				DefaultEventDispatcher dispatcher = DefaultEventDispatcher.builder()
					.handler(CrmItemEvent.class, this::handle)
					.build()) {
			EventReceiver receiver = EventReceiver.builder(EventAuthenticator.of(oauth, clients), dispatcher).build();
			Future<?> running = receiver.run().toFuture();
			DisposableServer server = server(receiver);
			try {
				measure(report, server.port(), receiver);
			}
			finally {
				server.disposeNow();
				running.cancel(true);
			}
		}
	}

	private static DisposableServer server(EventReceiver receiver) {
		return HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.handle((request, response) -> receive(receiver, request)
				.flatMap((reception) -> response.status(reception.httpStatus()).send().then()))
			.bindNow();
	}

	private static Mono<Reception> receive(EventReceiver receiver, HttpServerRequest request) {
		if (Integer.parseInt(request.requestHeaders().get("Content-Length", "0")) > receiver.maxBytes()) {
			return request.receive().then(Mono.fromSupplier(receiver::tooLarge));
		}
		return request.receive().aggregate().asByteArray().flatMap(receiver::receive);
	}

	private Mono<Void> handle(CrmItemEvent event) {
		return Mono.delay(HANDLING)
			.then(Mono
				.fromRunnable(() -> this.handled.computeIfAbsent(event.id(), (id) -> new LongAdder()).increment()));
	}

	private void measure(Report report, int port, EventReceiver receiver) throws Exception {
		ConnectionProvider connections = ConnectionProvider.create("posts", CONCURRENCY);
		HttpClient client = HttpClient.create(connections).baseUrl("http://127.0.0.1:" + port);
		List<Post> posts = posts();
		List<Post> first = posts.subList(0, posts.size() / 2);
		send(client, first);
		Clients.await(handledAllOf(first), LIMIT);
		this.handled.clear();
		long before = usedAfterCollection();
		long start = System.nanoTime();
		List<Answer> answers = send(client, posts);
		long time = System.nanoTime() - start;
		int left = receiver.stop(Duration.ofSeconds(30)).toFuture().get();
		long growth = usedAfterCollection() - before;
		report.figure("posts", answers.size());
		report.figure("posts a second", answers.size() * 1e9 / time);
		List<Duration> times = answers.stream().map(Answer::time).sorted().toList();
		report.figure("median of an answer", times.get(times.size() / 2));
		Duration slow = times.get(times.size() * 99 / 100);
		report.figure("99th percentile", slow);
		report.figure("bytes in use more than before", growth);
		check(report, answers);
		report.target("every genuine event handled, doubles twice",
				left == 0 && counts(this.handled).equals(expected(posts)));
		report.target("no answer later than 1 s at the 99th percentile", slow.compareTo(Duration.ofSeconds(1)) < 0);
		report.target("no more than 8 MiB in use than before", growth < MOST_GROWTH);
		connections.dispose();
	}

	private Mono<Void> handledAllOf(List<Post> posts) {
		Map<Long, Long> expected = expected(posts);
		return Mono.defer(() -> Mono.just(counts(this.handled)))
			.filter(expected::equals)
			.repeatWhenEmpty((again) -> again.delayElements(Duration.ofMillis(20)))
			.then();
	}

	private static void check(Report report, List<Answer> answers) {
		report.target("every forged one refused",
				answers.stream().filter((answer) -> answer.kind() == Kind.FORGED).allMatch(Answer::isRight));
		report.target("every oversized or deep one refused",
				answers.stream().filter((answer) -> answer.kind().status == TOO_LARGE).allMatch(Answer::isRight));
		report.target("every genuine one accepted",
				answers.stream().filter((answer) -> answer.kind() == Kind.GENUINE).allMatch(Answer::isRight));
	}

	private static Map<Long, Long> counts(Map<Long, LongAdder> handled) {
		Map<Long, Long> counts = new ConcurrentHashMap<>();
		handled.forEach((id, count) -> counts.put(id, count.sum()));
		return counts;
	}

	private static Map<Long, Long> expected(List<Post> posts) {
		Map<Long, Long> expected = new ConcurrentHashMap<>();
		posts.stream()
			.filter((post) -> post.kind() == Kind.GENUINE)
			.forEach((post) -> expected.merge(post.id() + 1, 1L, Long::sum));
		return expected;
	}

	private static List<Answer> send(HttpClient client, List<Post> posts) {
		ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
		Mono<Void> all = Flux.fromIterable(posts).flatMap((post) -> Mono.defer(() -> {
			long start = System.nanoTime();
			byte[] body = post.body();
			return client
				.headers((headers) -> headers.set("Content-Type", "application/x-www-form-urlencoded")
					.set("Content-Length", body.length))
				.post()
				.uri("/events")
				.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
				.response()
				.doOnNext((response) -> answers.add(new Answer(post.kind(), response.status().code(),
						Duration.ofNanos(System.nanoTime() - start))));
		}), CONCURRENCY).then();
		try {
			Clients.await(all, LIMIT);
		}
		catch (Exception ex) {
			throw new IllegalStateException("The events could not be posted", ex);
		}
		return List.copyOf(answers);
	}

	/**
	 * Of a hundred, five are forged, five are the double of another one, and one is too
	 * large or too deep.
	 */
	private List<Post> posts() {
		List<Post> posts = new ArrayList<>();
		for (int i = 0; i < this.number; i++) {
			int place = i % 100;
			if (place < 5) {
				posts.add(new Post(i, Kind.FORGED));
			}
			else if (place < 10) {
				posts.add(new Post(i + 10, Kind.GENUINE));
			}
			else {
				posts.add(new Post(i, (place < 99) ? Kind.GENUINE : (i % 200 == 99) ? Kind.OVERSIZED : Kind.DEEP));
			}
		}
		Collections.shuffle(posts, new Random(42));
		return posts;
	}

	private static long usedAfterCollection() throws Exception {
		for (int i = 0; i < 3; i++) {
			System.gc();
			Clients.await(Mono.delay(Duration.ofMillis(500)), LIMIT);
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	/**
	 * What is wrong with a request, and how it is to be answered.
	 */
	private enum Kind {

		GENUINE(200), FORGED(403), OVERSIZED(TOO_LARGE), DEEP(TOO_LARGE);

		private final int status;

		Kind(int status) {
			this.status = status;
		}

	}

	/**
	 * A request to be sent.
	 */
	private record Post(long id, Kind kind) {

		byte[] body() {
			String token = (this.kind == Kind.FORGED) ? "61856fefc120afa4b628cc82d3935cce" : APPLICATION_TOKEN;
			String more = switch (this.kind) {
				case OVERSIZED -> "&padding=" + "x".repeat(2 * 1024 * 1024);
				case DEEP -> "&deep" + "[a]".repeat(200) + "=1";
				case GENUINE, FORGED -> "";
			};
			String form = "event=ONCRMDEALUPDATE&event_handler_id=4&data[FIELDS][ID]=" + (this.id + 1)
					+ "&ts=1723534033&auth[access_token]=s6p6eclrvim6da22ft9ch94ekreb52lv&auth[expires_in]=3600"
					+ "&auth[scope]=crm&auth[domain]=some-domain.bitrix24.com&auth[status]=F"
					+ "&auth[client_endpoint]=https%3A%2F%2Fsome-domain.bitrix24.com%2Frest%2F&auth[member_id]="
					+ MEMBER_ID + "&auth[application_token]=" + token + more;
			return form.replace("[", "%5B").replace("]", "%5D").getBytes(StandardCharsets.UTF_8);
		}

	}

	/**
	 * How a request was answered.
	 */
	private record Answer(Kind kind, int status, Duration time) {

		boolean isRight() {
			return this.status == this.kind.status;
		}

	}

}
