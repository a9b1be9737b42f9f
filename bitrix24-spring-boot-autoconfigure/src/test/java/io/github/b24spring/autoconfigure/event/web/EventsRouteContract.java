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
package io.github.b24spring.autoconfigure.event.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.WebApplication;
import io.github.b24spring.autoconfigure.event.Bitrix24EventsAutoConfiguration;
import io.github.b24spring.autoconfigure.metrics.Bitrix24MetricsAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.OAuthPortal;
import io.github.b24spring.client.event.ApplicationLifecycleEvent;
import io.github.b24spring.client.event.Bitrix24EventHandler;
import io.github.b24spring.client.event.CrmItemEvent;
import io.github.b24spring.client.event.TaskEvent;
import io.github.b24spring.client.oauth.request.ApplicationInstalled;
import io.github.b24spring.client.oauth.request.ApplicationUninstalled;
import io.github.b24spring.testportal.event.FormPost;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What portals can rely on that post events, whichever web framework the application
 * uses.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class EventsRouteContract {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String SECRET = "w3bh00kt0ken";

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	private final WebApplication server;

	@TempDir
	private Path work;

	private String url;

	private Installation installation;

	EventsRouteContract(WebApplication server) {
		this.server = server;
	}

	@BeforeEach
	void startApplication() {
		String[] properties = Stream
			.concat(Stream.of(this.portal.application()),
					Stream.of("bitrix24.events.path=/hooks/events", "bitrix24.events.max-form-size=20KB",
							"bitrix24.events.application-token=" + SECRET, "bitrix24.events.handler-timeout=30s"))
			.toArray(String[]::new);
		this.url = this.server.start(this.work, properties, Listeners.class, MetricsAutoConfiguration.class,
				Bitrix24OAuthAutoConfiguration.class, Bitrix24AutoConfiguration.class,
				Bitrix24EventsAutoConfiguration.class, Bitrix24EventsRouteAutoConfiguration.class,
				Bitrix24MetricsAutoConfiguration.class) + "/hooks/events";
		this.installation = this.portal.portal()
			.install(Application.local(OAuthPortal.CLIENT_ID, OAuthPortal.CLIENT_SECRET).withHandler(this.url));
	}

	@AfterEach
	void stopApplication() {
		this.server.stop();
	}

	private int send(FormPost post) {
		return post.to(this.url).send().join().status();
	}

	private FormPost event(String code, long id) {
		return this.portal.portal()
			.posts(this.installation)
			.event(code, Map.of("FIELDS", Map.of("ID", id), "FIELDS_AFTER", Map.of("ID", id)), 1L);
	}

	private List<String> heard() {
		return this.server.context().getBean(Listeners.class).heard;
	}

	private double refused(String reason) {
		return this.server.context()
			.getBean(MeterRegistry.class)
			.get("bitrix24.events.refused")
			.tag("reason", reason)
			.counter()
			.count();
	}

	@Test
	void eventOfAnOutboundWebhookReachesListenersAndHandlers() {
		this.portal.portal().events().outboundWebhook(this.url, SECRET, "ONCRMDEALADD", "ONTASKADD");
		this.portal.portal().emit("ONCRMDEALADD", 22);
		this.portal.portal().events().delivery().settled().join();
		assertThat(this.portal.portal().events().delivery().sent())
			.allSatisfy((delivery) -> assertThat(delivery.status()).isEqualTo(200));
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(heard()).containsExactlyInAnyOrder("blocking 22", "reactive 22"));
		assertThat(this.server.context()
			.getBean(MeterRegistry.class)
			.get("bitrix24.events.received")
			.tag("code", "ONCRMDEALADD")
			.counter()
			.count()).isOne();
	}

	@Test
	void applicationIsInstalledUsedAndRemovedByTheRoute() {
		assertThat(send(event("ONTASKADD", 8))).isEqualTo(403);
		assertThat(refused("unknown_portal")).isOne();
		assertThat(send(this.portal.portal().posts(this.installation).installed())).isEqualTo(200);
		assertThat(send(event("ONTASKADD", 9))).isEqualTo(200);
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(heard()).containsExactlyInAnyOrder("installed",
					"task 9 on " + this.portal.portal().memberId() + " profile"));
		assertThat(send(this.portal.portal().posts(this.installation).uninstalled(true))).isEqualTo(200);
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard()).contains("removed"));
		assertThat(send(event("ONTASKADD", 10))).isEqualTo(403);
	}

	@Test
	void forgedEventsAreRefusedCountedAndNotPassedOn(CapturedOutput output) {
		send(this.portal.portal().posts(this.installation).installed());
		assertThat(send(event("ONCRMDEALADD", 5).forged())).isEqualTo(403);
		assertThat(send(event("ONCRMDEALADD", 5).without("auth[application_token]"))).isEqualTo(403);
		assertThat(send(event("ONCRMDEALADD", 5).with("auth[member_id]", "another"))).isEqualTo(403);
		assertThat(refused("wrong_application_token")).isEqualTo(2);
		assertThat(send(event("ONCRMDEALADD", 6))).isEqualTo(200);
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard()).contains("blocking 6", "reactive 6"));
		assertThat(heard()).doesNotContain("blocking 5", "reactive 5");
		assertThat(output).doesNotContain(SECRET)
			.doesNotContain(this.installation.applicationToken())
			.doesNotContain(OAuthPortal.CLIENT_SECRET);
	}

	@Test
	void oversizedDeepAndMalformedFormsAreRefused() {
		send(this.portal.portal().posts(this.installation).installed());
		assertThat(send(event("ONCRMDEALADD", 5).oversized(30_000))).isEqualTo(413);
		assertThat(send(event("ONCRMDEALADD", 5).nested(200))).isEqualTo(413);
		assertThat(send(event("ONCRMDEALADD", 5).without("event"))).isEqualTo(400);
		assertThat(refused("too_large")).isEqualTo(2);
		assertThat(refused("malformed")).isOne();
		assertThat(heard()).doesNotContain("blocking 5");
	}

	@Test
	void listenerThatFailsStopsNoOther() {
		send(this.portal.portal().posts(this.installation).installed());
		assertThat(send(event("ONCRMDEALADD", 666))).isEqualTo(200);
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard()).contains("reactive 666"));
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(this.server.context()
				.getBean(MeterRegistry.class)
				.get("bitrix24.events.handled")
				.tag("outcome", "failed")
				.timer()
				.count()).isOne());
	}

	@Test
	void eventThatNobodyListensToIsMadeVisibleOnce(CapturedOutput output) {
		send(this.portal.portal().posts(this.installation).installed());
		send(event("ONSOMETHINGNEW", 1));
		send(event("ONSOMETHINGNEW", 2));
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(this.server.context()
				.getBean(MeterRegistry.class)
				.get("bitrix24.events.handled")
				.tag("code", "ONSOMETHINGNEW")
				.tag("outcome", "unhandled")
				.timer()
				.count()).isEqualTo(2));
		assertThat(output.toString().split("ONSOMETHINGNEW", -1)).hasSize(2);
	}

	@Test
	void workInHandIsDoneWhenTheApplicationStops() {
		send(this.portal.portal().posts(this.installation).installed());
		Listeners listeners = this.server.context().getBean(Listeners.class);
		for (int id = 1000; id < 1100; id++) {
			assertThat(send(event("ONCRMDEALADD", id))).isEqualTo(200);
		}
		this.server.stop();
		assertThat(listeners.heard.stream().filter((text) -> text.startsWith("reactive 10"))).hasSize(100);
	}

	static class Listeners {

		private final List<String> heard = new CopyOnWriteArrayList<>();

		@EventListener
		void blocking(CrmItemEvent event) {
			if (event.id() == 666) {
				throw new IllegalStateException("Broken");
			}
			this.heard.add("blocking " + event.id());
		}

		@EventListener
		Mono<Void> reactive(CrmItemEvent event) {
			Mono<Void> heard = Mono.fromRunnable(() -> this.heard.add("reactive " + event.id()));
			return (event.id() >= 1000) ? Mono.delay(Duration.ofMillis(20)).then(heard) : heard;
		}

		@EventListener
		void lifecycle(ApplicationLifecycleEvent event) {
			if (event.request() instanceof ApplicationInstalled) {
				this.heard.add("installed");
			}
			if (event.request() instanceof ApplicationUninstalled) {
				this.heard.add("removed");
			}
		}

		@Bean
		Bitrix24EventHandler<TaskEvent> tasks() {
			return (event) -> event.client()
				.call("profile")
				.retrieve(Object.class)
				.doOnNext((profile) -> this.heard.add("task " + event.id() + " on " + event.memberId() + " profile"))
				.then();
		}

		@Bean
		MeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

	}

}
