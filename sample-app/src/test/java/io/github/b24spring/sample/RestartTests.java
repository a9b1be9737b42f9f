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
package io.github.b24spring.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.LongStream;

import io.github.b24spring.client.event.CrmActivityEvent;
import io.github.b24spring.client.operations.Bitrix24Operations;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.TokenPair;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application stops with events in hand, and goes on after a restart where it ended:
 * the portal keeps what is not handled.
 */
class RestartTests {

	private static final int EVENTS = 60;

	private final Bitrix24TestPortal portal = Bitrix24TestPortal.start();

	private final TokenPair tokens = this.portal.install(Application.local("local.restart", "s3cret")).tokens();

	@AfterEach
	void close() {
		this.portal.close();
	}

	@Test
	void noEventIsLost() {
		Set<Long> handled = new ConcurrentSkipListSet<>();
		List<Long> before;
		try (ConfigurableApplicationContext application = start(new Archive(handled, 20))) {
			await().until(() -> operations(application).events().bindings().hasElements().toFuture().join());
			LongStream.rangeClosed(1, EVENTS).forEach((id) -> this.portal.emit("ONCRMACTIVITYADD", id));
			await().until(() -> handled.size() == 20 && !this.portal.calls("event.offline.clear").isEmpty());
		}
		before = new ArrayList<>(handled);
		assertThat(before).as("handled before the stop").hasSize(20);
		try (ConfigurableApplicationContext application = start(new Archive(handled, EVENTS))) {
			await().until(() -> handled.size() == EVENTS && waiting(application) == 0);
			assertThat(shown(application)).hasSize(20).allMatch((event) -> event.code().equals("ONCRMACTIVITYADD"));
			assertThat(page(application)).contains("offline-queue.enabled", "comes again");
		}
		assertThat(handled).containsExactlyElementsOf(LongStream.rangeClosed(1, EVENTS).boxed().toList());
	}

	private ConfigurableApplicationContext start(Archive archive) {
		return new SpringApplicationBuilder(SampleApplication.class, ArchiveConfiguration.class)
			.initializers((context) -> context.getBeanFactory().registerSingleton("archive", archive))
			.run("--server.port=0", "--bitrix24.oauth.client-id=local.restart", "--bitrix24.oauth.client-secret=s3cret",
					"--bitrix24.oauth.local-server-url=" + this.portal.oauth().url(),
					"--bitrix24.portal-url=" + this.portal.url(),
					"--bitrix24.oauth.member-id=" + this.portal.memberId(),
					"--bitrix24.oauth.access-token=" + this.tokens.accessToken(),
					"--bitrix24.oauth.refresh-token=" + this.tokens.refreshToken(),
					"--bitrix24.events.offline-queue.enabled=true",
					"--bitrix24.events.offline-queue.bind=ONCRMACTIVITYADD", "--bitrix24.events.polling.min-delay=20ms",
					"--bitrix24.events.polling.max-delay=40ms", "--bitrix24.rate-limit.plan=unlimited",
					"--spring.lifecycle.timeout-per-shutdown-phase=300ms",
					"--spring.reactor.netty.shutdown-quiet-period=0s");
	}

	private static Bitrix24Operations operations(ConfigurableApplicationContext application) {
		return application.getBean(Bitrix24Operations.class);
	}

	private static long waiting(ConfigurableApplicationContext application) {
		return operations(application).offlineEvents().count().toFuture().join();
	}

	private static List<ShownEvent> shown(ConfigurableApplicationContext application) {
		return application.getBean(EventFeed.class).events().take(20).collectList().toFuture().join();
	}

	private static String page(ConfigurableApplicationContext application) {
		return String.valueOf(WebTestClient.bindToServer()
			.baseUrl("http://localhost:" + application.getBean(Environment.class).getProperty("local.server.port"))
			.responseTimeout(Duration.ofSeconds(30))
			.build()
			.get()
			.uri("/events")
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
	}

	/**
	 * Writes down events, and hangs when it is full.
	 */
	private record Archive(Set<Long> events, int size) {

		private synchronized Mono<Void> write(long id) {
			if (this.events.size() == this.size) {
				return Mono.never();
			}
			this.events.add(id);
			return Mono.empty();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ArchiveConfiguration {

		@Bean
		ArchiveListener archiveListener(Archive archive) {
			return new ArchiveListener(archive);
		}

	}

	private static final class ArchiveListener {

		private final Archive archive;

		private ArchiveListener(Archive archive) {
			this.archive = archive;
		}

		@EventListener
		Mono<Void> write(CrmActivityEvent event) {
			return this.archive.write(event.id());
		}

	}

}
