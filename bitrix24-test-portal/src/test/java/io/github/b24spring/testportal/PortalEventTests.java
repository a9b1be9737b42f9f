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
package io.github.b24spring.testportal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.testportal.event.Delivery;
import io.github.b24spring.testportal.event.DeliveryPlan;
import io.github.b24spring.testportal.event.EventCause;
import io.github.b24spring.testportal.event.EventDelivery;
import io.github.b24spring.testportal.event.FormPost;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for events that test portals send to handlers.
 *
 * @author The b24spring maintainers
 */
class PortalEventTests {

	private final Handler handler = new Handler();

	private final PortalClock clock = PortalClock.stoppedAt(Instant.parse("2026-11-24T12:00:00Z"));

	private final Bitrix24TestPortal portal = Bitrix24TestPortal.builder().clock(this.clock).start();

	private final Installation installation = this.portal.install(Application.local("local.1", "secret.1"));

	private final EventDelivery delivery = this.portal.events().delivery();

	@AfterEach
	void stop() {
		this.portal.close();
		this.handler.close();
	}

	@Test
	void callThatChangesSomethingIsTold() throws Exception {
		for (String change : List.of("Add", "Update", "Delete")) {
			bind("onCrmActivity" + change);
		}
		Map<String, Object> todo = Map.of("ownerTypeId", 2, "ownerId", 1, "deadline", "2027-01-15T12:00:00+03:00",
				"title", "Call");
		Object id = call("crm.activity.todo.add", todo).resultMap().get("id");
		settle();
		call("crm.activity.update", Map.of("id", id, "fields", Map.of("SUBJECT", "x")));
		settle();
		call("crm.activity.delete", Map.of("id", id));
		settle();
		call("crm.activity.delete", Map.of("id", id));
		settle();
		assertThat(this.handler.forms()).extracting("event")
			.containsExactly("ONCRMACTIVITYADD", "ONCRMACTIVITYUPDATE", "ONCRMACTIVITYDELETE");
		Map<String, Object> form = this.handler.forms().get(0);
		assertThat(form).containsEntry("data", Map.of("FIELDS", Map.of("ID", id.toString())))
			.containsEntry("event_handler_id", "1")
			.containsEntry("ts", Long.toString(this.clock.instant().getEpochSecond()));
		Map<String, Object> auth = map(form.get("auth"));
		assertThat(auth).containsEntry("application_token", this.installation.applicationToken())
			.containsEntry("member_id", this.portal.memberId())
			.doesNotContainKey("refresh_token");
		assertThat(call("profile", Map.of("auth", String.valueOf(auth.get("access_token")))).resultMap())
			.containsEntry("ID", "1");
		assertThat(this.delivery.sent()).hasSize(3).allMatch(Delivery::isTaken);
	}

	@Test
	void methodsOfTheTestAreToldToo() throws Exception {
		List.of("ONCRMDEALADD", "ONCRMDEALUPDATE", "ONCRMDEALDELETE", "ONCRMDYNAMICITEMADD", "ONTASKDELETE")
			.forEach(this::bind);
		for (String method : List.of("crm.deal.add", "crm.item.add")) {
			this.portal.method(method, (request) -> MethodResult.of(Map.of("item", Map.of("id", 5))));
		}
		this.portal.method("crm.deal.delete", (request) -> MethodResult.of(false));
		for (String method : List.of("crm.deal.update", "tasks.task.delete", "crm.deal.list")) {
			this.portal.method(method, (request) -> MethodResult.of(true));
		}
		this.delivery.hold();
		call("crm.deal.add", Map.of());
		call("crm.deal.update", Map.of("id", 6));
		call("crm.item.add", Map.of("entityTypeId", 2));
		call("crm.item.add", Map.of("entityTypeId", 130));
		call("tasks.task.delete", Map.of("taskId", 8));
		call("crm.deal.list", Map.of());
		call("crm.deal.delete", Map.of("id", 9));
		this.delivery.release().join();
		assertThat(this.handler.forms()).extracting("event")
			.containsExactlyInAnyOrder("ONCRMDEALADD", "ONCRMDEALUPDATE", "ONCRMDEALADD", "ONCRMDYNAMICITEMADD",
					"ONTASKDELETE");
		assertThat(this.handler.forms()).extracting("data")
			.contains(Map.of("FIELDS", Map.of("ID", "6")), Map.of("FIELDS", Map.of("ID", "5", "ENTITY_TYPE_ID", "130")),
					Map.of("FIELDS_BEFORE", Map.of("ID", "8")));
	}

	@Test
	void commandsOfBatchesAreTold() throws Exception {
		bind("ONCRMACTIVITYDELETE");
		long id = this.portal.activities().put(Map.of());
		Http.json(this.portal.webhookUrl() + "batch", Map.of("cmd", List.of("crm.activity.delete?id=" + id)));
		settle();
		assertThat(this.handler.forms()).extracting("data")
			.containsExactly(Map.of("FIELDS", Map.of("ID", Long.toString(id))));
	}

	@Test
	void eventOfARobotBringsNoTokens() {
		bind("ONCRMDEALADD");
		this.portal.emit("onCrmDealAdd", Map.of("FIELDS", Map.of("ID", 5)), EventCause.robot());
		settle();
		assertThat(map(this.handler.forms().get(0).get("auth"))).containsKey("application_token")
			.doesNotContainKey("access_token");
	}

	@Test
	void eventBringsTokensOfTheUserWhomItWasBoundFor() throws Exception {
		call("event.bind", Map.of("event", "ONCRMDEALADD", "handler", this.handler.url(), "auth_type", 7));
		this.portal.emit("ONCRMDEALADD", 5);
		settle();
		String token = String.valueOf(map(this.handler.forms().get(0).get("auth")).get("access_token"));
		assertThat(call("profile", Map.of("auth", token)).resultMap()).containsEntry("ID", "7");
	}

	@Test
	void deliveryIsLateDoubledOrLost() {
		bind("ONCRMDEALADD");
		this.delivery.plan(DeliveryPlan.late(Duration.ofMillis(200)));
		long start = System.nanoTime();
		this.portal.emit("ONCRMDEALADD", 1);
		settle();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(190));
		this.delivery.plan(DeliveryPlan.doubled());
		this.portal.emit("ONCRMDEALADD", 2);
		this.delivery.plan(DeliveryPlan.lost());
		this.portal.emit("ONCRMDEALADD", 3);
		settle();
		assertThat(ids()).containsExactly("1", "2", "2");
	}

	@Test
	void burstComesInAnyOrderTheSameForASeed() {
		bind("ONCRMDEALADD");
		this.delivery.plan(DeliveryPlan.random(7, 0.2, 0.2, Duration.ofMillis(20)));
		this.delivery.hold();
		for (int i = 1; i <= 200; i++) {
			this.portal.emit("ONCRMDEALADD", i);
		}
		assertThat(this.handler.bodies()).isEmpty();
		this.delivery.releaseShuffled(3).join();
		List<String> ids = ids();
		assertThat(ids.stream().distinct().count()).isBetween(130L, 190L).isLessThan(ids.size());
		assertThat(ids).isNotEqualTo(ids.stream().sorted().toList());
		assertThat(DeliveryPlan.random(7, 0.2, 0.2, Duration.ofMillis(20)).delays(5))
			.isEqualTo(DeliveryPlan.random(7, 0.2, 0.2, Duration.ofMillis(20)).delays(5));
	}

	@Test
	void someEventsAreForgedOrSpoilt() {
		bind("ONCRMDEALADD");
		this.delivery.change((number, form) -> switch ((int) number % 4) {
			case 1 -> form.forged();
			case 2 -> form.nested(200);
			case 3 -> form.truncated(20);
			default -> form;
		});
		for (int i = 1; i <= 4; i++) {
			this.portal.emit("ONCRMDEALADD", i);
			settle();
		}
		assertThat(map(this.handler.forms().get(0).get("auth")).get("application_token"))
			.isNotEqualTo(this.installation.applicationToken());
		assertThat(this.handler.bodies().get(1)).contains("%5Ba%5D%5Ba%5D");
		assertThat(this.handler.bodies().get(2)).hasSize(20);
		assertThat(map(this.handler.forms().get(3).get("auth")).get("application_token"))
			.isEqualTo(this.installation.applicationToken());
	}

	@Test
	void refusedEventIsNotRepeated() {
		bind("ONCRMDEALADD");
		this.handler.answer(503);
		this.portal.emit("ONCRMDEALADD", 1);
		settle();
		assertThat(this.handler.bodies()).hasSize(1);
		assertThat(this.delivery.sent()).singleElement().satisfies((sent) -> {
			assertThat(sent.status()).isEqualTo(503);
			assertThat(sent.isTaken()).isFalse();
			assertThat(sent.event()).isEqualTo("ONCRMDEALADD");
		});
	}

	@Test
	void handlerElsewhereIsNeverReached() throws Exception {
		call("event.bind", Map.of("event", "ONCRMDEALADD", "handler", "https://app.example/handler"));
		this.portal.emit("ONCRMDEALADD", 1);
		settle();
		assertThat(this.delivery.sent()).extracting(Delivery::status).containsExactly(0);
	}

	@Test
	void bindingsAreToldAndRemoved() throws Exception {
		bind("ONCRMDEALADD");
		call("event.bind", Map.of("event", "ONCRMDEALADD", "event_type", "offline", "auth_connector", "erp"));
		assertThat(list(call("event.get", Map.of()).result())).containsExactly(
				Map.of("event", "ONCRMDEALADD", "handler", this.handler.url(), "auth_type", "0", "offline", 0),
				Map.of("event", "ONCRMDEALADD", "handler", "", "auth_type", "0", "offline", 1, "connector_id", "erp"));
		assertThat(call("event.unbind", Map.of("event", "ONCRMDEALADD", "handler", "http://localhost/")).resultMap())
			.containsEntry("count", 0);
		assertThat(call("event.unbind", Map.of("event", "onCrmDealAdd", "handler", this.handler.url())).resultMap())
			.containsEntry("count", 1);
		assertThat(
				call("event.unbind", Map.of("event", "ONCRMDEALADD", "event_type", "offline", "auth_connector", "erp"))
					.resultMap())
			.containsEntry("count", 1);
		assertThat(list(call("event.get", Map.of()).result())).isEmpty();
	}

	@Test
	void bindingIsRefusedByDocumentedCodes() throws Exception {
		Map<String, Object> binding = Map.of("event", "ONCRMDEALADD", "handler", this.handler.url());
		assertThat(Http.json(this.portal.webhookUrl() + "event.bind", binding).error())
			.isEqualTo("403 WRONG_AUTH_TYPE");
		assertThat(call("event.bind", Map.of("event", "ONNOTHING", "handler", this.handler.url())).error())
			.isEqualTo("400 ERROR_EVENT_NOT_FOUND");
		this.portal.events().employee(2);
		Map<String, Object> foreign = new LinkedHashMap<>(binding);
		foreign.put("auth", this.installation.tokens(2).accessToken());
		assertThat(call("event.bind", foreign).result()).isEqualTo(true);
		foreign.put("auth_type", 1);
		assertThat(call("event.bind", foreign).error()).isEqualTo("403 ACCESS_DENIED");
		assertThat(call("event.bind", binding).error()).isEqualTo("400 ERROR_CORE");
	}

	@Test
	void eventsDependOnThePermissions() throws Exception {
		Installation small = this.portal.install(Application.local("local.2", "secret.2").withScope("user"));
		Map<String, Object> auth = Map.of("auth", small.tokens().accessToken());
		assertThat(list(call("events", auth).result())).contains("ONUSERADD", "ONAPPINSTALL")
			.doesNotContain("ONCRMDEALADD");
		assertThat(list(call("events", Map.of("SCOPE", "crm")).result())).contains("ONCRMDEALADD")
			.doesNotContain("ONUSERADD");
		this.portal.events().know("onShopOrder");
		bind("ONSHOPORDER");
		this.portal.emit("ONSHOPORDER", 1);
		settle();
		assertThat(this.handler.bodies()).hasSize(1);
	}

	@Test
	void updateAndRemovalDropBindings() {
		bind("ONCRMDEALADD");
		this.installation.update(this.installation.application().withVersion(2));
		this.portal.emit("ONCRMDEALADD", 1);
		bind("ONCRMDEALADD");
		this.portal.emit("ONCRMDEALADD", 2);
		settle();
		this.installation.uninstall();
		this.portal.emit("ONCRMDEALADD", 3);
		settle();
		assertThat(ids()).containsExactly("2");
	}

	@Test
	void nothingIsSentBeforeTheInstallationIsFinished() {
		bind("ONCRMDEALADD");
		this.installation.finished(false);
		this.portal.emit("ONCRMDEALADD", 1);
		this.installation.finished(true);
		this.portal.emit("ONCRMDEALADD", 2);
		settle();
		assertThat(ids()).containsExactly("2");
	}

	@Test
	void outboundWebhookBringsFiveKeysOfAuth() {
		this.portal.events().outboundWebhook(this.handler.url(), "hook-secret", "onCrmDealAdd");
		this.portal.emit("ONCRMDEALADD", 1);
		settle();
		assertThat(map(this.handler.forms().get(0).get("auth")))
			.containsOnlyKeys("domain", "client_endpoint", "server_endpoint", "member_id", "application_token")
			.containsEntry("application_token", "hook-secret");
	}

	@Test
	void testEventBringsWhatWasSent() throws Exception {
		bind("ONAPPTEST");
		assertThat(call("event.test", Map.of("any", "thing")).result()).isEqualTo(1);
		settle();
		assertThat(this.handler.forms().get(0)).containsEntry("data", Map.of("QUERY", Map.of("any", "thing")));
	}

	@Test
	void eventOfABotHasTwoBlocksOfAuth() {
		FormPost form = this.portal.posts(this.installation).bot("onImBotV2MessageAdd", 42, Map.of("message", "Hi"));
		assertThat(form.fields()).containsEntry("event", "ONIMBOTV2MESSAGEADD")
			.containsEntry("data[bot][id]", "42")
			.containsEntry("data[message]", "Hi")
			.containsKeys("data[bot][auth][access_token]", "auth[access_token]", "auth[application_token]");
	}

	private void bind(String event) {
		try {
			assertThat(call("event.bind", Map.of("event", event, "handler", this.handler.url())).text())
				.contains("\"result\":true");
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Http.Answer call(String method, Map<String, ?> parameters) throws Exception {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("auth", this.installation.isInstalled() ? this.installation.accessToken(1) : "");
		body.putAll(parameters);
		return Http.json(this.portal.url() + "/rest/" + method, body);
	}

	private void settle() {
		this.delivery.settled().join();
	}

	private List<String> ids() {
		return this.handler.forms()
			.stream()
			.map((form) -> String.valueOf(map(map(form.get("data")).get("FIELDS")).get("ID")))
			.toList();
	}

	@SuppressWarnings("unchecked")
	private static List<Object> list(Object value) {
		return (List<Object>) value;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

}
