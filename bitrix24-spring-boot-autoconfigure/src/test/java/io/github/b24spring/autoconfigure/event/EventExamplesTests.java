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

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.WebApplication;
import io.github.b24spring.autoconfigure.event.web.Bitrix24EventsRouteAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.OAuthPortal;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.Bitrix24EventHandler;
import io.github.b24spring.client.event.CrmItemEvent;
import io.github.b24spring.client.event.EventChange;
import io.github.b24spring.client.event.MessageEvent;
import io.github.b24spring.client.event.RobotRequest;
import io.github.b24spring.client.event.TaskEvent;
import io.github.b24spring.client.event.source.Bitrix24EventSource;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The examples of {@code docs/events.md}, in an application that gets events.
 */
class EventExamplesTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@RegisterExtension
	private final OAuthPortal applicationPortal = new OAuthPortal();

	private final WebApplication application = WebApplication.reactive();

	private final Bitrix24TestPortal portal = this.applicationPortal.portal();

	@TempDir
	private Path work;

	private Installation installation;

	private String url;

	@BeforeEach
	void startApplication() {
		String[] known = this.applicationPortal.application();
		this.url = this.application.start(this.work,
				new String[] { known[0], known[1], known[2], "bitrix24.events.path=/bitrix24/events" }, Shop.class,
				DealListener.class, Archive.class, PriceRobot.class, Bitrix24OAuthAutoConfiguration.class,
				Bitrix24AutoConfiguration.class, Bitrix24EventsAutoConfiguration.class,
				Bitrix24EventsRouteAutoConfiguration.class) + "/bitrix24/events";
		this.installation = this.portal.install(Application.local(OAuthPortal.CLIENT_ID, OAuthPortal.CLIENT_SECRET)
			.withScope("crm", "task", "bizproc")
			.withHandler(this.url));
		this.portal.method("crm.item.get",
				(request) -> MethodResult.of(Map.of("item", Map.of("id", 22, "title", "Big deal"))));
		assertThat(this.portal.posts(this.installation).installed().to(this.url).send().join().status()).isEqualTo(200);
	}

	@AfterEach
	void stopApplication() {
		this.application.stop();
	}

	private List<String> notes() {
		return this.application.context().getBean(Notes.class).notes;
	}

	private void emit(String code, long id) {
		assertThat(this.portal.posts(this.installation)
			.event(code, Map.of("FIELDS", Map.of("ID", id), "FIELDS_AFTER", Map.of("ID", id)), 1L)
			.to(this.url)
			.send()
			.join()
			.status()).isEqualTo(200);
	}

	@Test
	void listenersAndHandlersGetWhatHappens() {
		emit("ONCRMDEALADD", 22);
		emit("ONCRMDEALDELETE", 23);
		emit("ONTASKADD", 24);
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(notes()).contains("Big deal", "deleted 23", "ONCRMDEALADD", "ONTASKADD",
					"task 24"));
	}

	@Test
	void robotIsAnswered() {
		assertThat(this.portal.posts(this.installation)
			.robot("price", true, Map.of("amount", "100"))
			.to(this.url)
			.send()
			.join()
			.status()).isEqualTo(200);
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(this.portal.calls("bizproc.event.send")).hasSize(1));
	}

	@Test
	void portalOfATestEmitsByACallAsAnyPortal() {
		this.portal.events().outboundWebhook(this.url, this.installation.applicationToken(), "ONCRMDEALADD");
		this.portal.emit("ONCRMDEALADD", 22);
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(notes()).contains("Big deal"));
	}

	record Deal(long id, String title) {
	}

	static class Notes {

		private final List<String> notes = new CopyOnWriteArrayList<>();

		Mono<Void> write(String note) {
			return Mono.fromRunnable(() -> this.notes.add(note));
		}

	}

	@Component
	static class DealListener {

		private final Notes notes;

		DealListener(Notes notes) {
			this.notes = notes;
		}

		@EventListener(condition = "#event.entityTypeId == 2")
		Mono<Void> dealChanged(CrmItemEvent event) {
			if (event.change() == EventChange.DELETED) {
				return this.notes.write("deleted " + event.id());
			}
			return event.fetch(Deal.class).flatMap((deal) -> this.notes.write(deal.title()));
		}

	}

	@Component
	static class Archive {

		private final Notes notes;

		Archive(Notes notes) {
			this.notes = notes;
		}

		@EventListener
		void anything(Bitrix24Event event) {
			this.notes.notes.add(event.code());
		}

	}

	@Component
	static class PriceRobot {

		@EventListener
		Mono<Void> price(RobotRequest robot) {
			String amount = robot.properties().text("amount");
			return robot.respond(Map.of("price", amount + " EUR"), "The price was looked up");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Shop {

		@Bean
		Notes notes() {
			return new Notes();
		}

		@Bean
		Bitrix24EventHandler<TaskEvent> taskHandler(Notes notes) {
			return (event) -> notes.write("task " + event.id());
		}

	}

	/**
	 * Stands in the guide only: a queue of a portal that has a name.
	 */
	static class Branch {

		@Bean
		Bitrix24EventSource branchMessages(Bitrix24Client branchClient) {
			return Bitrix24EventSource.messenger(branchClient).withName("branch-messages");
		}

		@EventListener
		void message(MessageEvent event) {
		}

	}

}
