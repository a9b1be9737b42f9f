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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.testportal.event.EventCause;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the queues of test portals that applications fetch events from.
 *
 * @author The b24spring maintainers
 */
class EventQueueTests {

	private final PortalClock clock = PortalClock.stoppedAt(Instant.parse("2026-11-24T12:00:00Z"));

	private final Bitrix24TestPortal portal = Bitrix24TestPortal.builder().clock(this.clock).start();

	private final Installation installation = this.portal
		.install(Application.local("local.1", "secret.1").withScope("crm", "im", "imbot"));

	@AfterEach
	void stop() {
		this.portal.close();
	}

	@Test
	void rowIsKeptForEachChangedObject() throws Exception {
		bindOffline(Map.of());
		this.portal.emit("ONCRMDEALUPDATE", 1);
		this.portal.emit("ONCRMDEALUPDATE", 2);
		this.clock.advance(Duration.ofSeconds(5));
		this.portal.emit("ONCRMDEALUPDATE", 1);
		Map<String, Object> answer = call("event.offline.get", Map.of()).resultMap();
		assertThat(answer).containsEntry("process_id", null);
		List<Map<String, Object>> rows = rows(answer.get("events"));
		assertThat(rows).extracting("EVENT_DATA")
			.containsExactly(Map.of("FIELDS", Map.of("ID", 2)), Map.of("FIELDS", Map.of("ID", 1)));
		assertThat(rows.get(1)).containsEntry("ID", "1")
			.containsEntry("TIMESTAMP_X", "2026-11-24T15:00:05+03:00")
			.containsEntry("EVENT_NAME", "ONCRMDEALUPDATE")
			.containsEntry("EVENT_ADDITIONAL", Map.of("user_id", "1"))
			.containsOnlyKeys("ID", "TIMESTAMP_X", "EVENT_NAME", "EVENT_DATA", "EVENT_ADDITIONAL", "MESSAGE_ID");
		assertThat(rows(call("event.offline.get", Map.of()).resultMap().get("events"))).isEmpty();
	}

	@Test
	void reservedRowsAreClearedOrReadAgainOrMarked() throws Exception {
		bindOffline(Map.of());
		for (int i = 1; i <= 5; i++) {
			this.portal.emit("ONCRMDEALUPDATE", i);
		}
		Map<String, Object> first = call("event.offline.get", Map.of("clear", 0, "limit", 3)).resultMap();
		String process = String.valueOf(first.get("process_id"));
		List<Map<String, Object>> rows = rows(first.get("events"));
		assertThat(dealIds(rows)).containsExactly(1, 2, 3);
		Map<String, Object> second = call("event.offline.get", Map.of("clear", 0)).resultMap();
		assertThat(dealIds(rows(second.get("events")))).containsExactly(4, 5);
		assertThat(second.get("process_id")).isNotEqualTo(process);
		this.portal.emit("ONCRMDEALUPDATE", 1);
		assertThat(call("event.offline.clear",
				Map.of("process_id", process, "message_id", List.of(rows.get(0).get("MESSAGE_ID"))))
			.result()).isEqualTo(true);
		assertThat(call("event.offline.clear", Map.of("process_id", process, "id", List.of(rows.get(1).get("ID"))))
			.result()).isEqualTo(true);
		call("event.offline.error",
				Map.of("process_id", process, "message_id", List.of(rows.get(2).get("MESSAGE_ID"))));
		assertThat(dealIds(rows(call("event.offline.get", Map.of("process_id", process)).resultMap().get("events"))))
			.containsExactly(3);
		Map<String, Object> failed = call("event.offline.get", Map.of("clear", 0, "error", 1)).resultMap();
		assertThat(dealIds(rows(failed.get("events")))).containsExactly(3);
		call("event.offline.clear", Map.of("process_id", String.valueOf(failed.get("process_id"))));
		call("event.offline.clear", Map.of("process_id", String.valueOf(second.get("process_id"))));
		assertThat(dealIds(rows(call("event.offline.get", Map.of()).resultMap().get("events")))).containsExactly(1);
	}

	@Test
	void listTellsOfAllRowsInPages() throws Exception {
		bindOffline(Map.of());
		for (int i = 1; i <= 60; i++) {
			this.portal.emit("ONCRMDEALUPDATE", i);
		}
		call("event.offline.get", Map.of("clear", 0, "limit", 2));
		Http.Answer page = call("event.offline.list", Map.of());
		assertThat(page.body()).containsEntry("total", 60).containsEntry("next", 50);
		List<Map<String, Object>> rows = rows(page.result());
		assertThat(rows).hasSize(50);
		assertThat(rows.get(0).get("PROCESS_ID").toString()).isNotEmpty();
		assertThat(rows.get(2)).containsEntry("PROCESS_ID", "").containsEntry("ERROR", "0");
		assertThat(rows(call("event.offline.list", Map.of("start", 50)).result())).hasSize(10);
		assertThat(rows(call("event.offline.list", Map.of("filter", Map.of(">ID", 57), "order", Map.of("ID", "DESC")))
			.result())).extracting("ID").containsExactly("60", "59", "58");
		assertThat(
				dealIds(rows(call("event.offline.get", Map.of("filter", Map.of("<=ID", 4))).resultMap().get("events"))))
			.containsExactly(3, 4);
	}

	@Test
	void reservationLastsThirtyDays() throws Exception {
		bindOffline(Map.of());
		this.portal.emit("ONCRMDEALUPDATE", 1);
		call("event.offline.get", Map.of("clear", 0));
		this.clock.advance(Duration.ofDays(30));
		this.installation.expireAccessTokens();
		assertThat(rows(call("event.offline.list", Map.of()).result())).hasSize(1);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(rows(call("event.offline.list", Map.of()).result())).isEmpty();
	}

	@Test
	void connectorDoesNotHearItsOwnChanges() throws Exception {
		bindOffline(Map.of("event", "ONCRMACTIVITYDELETE", "auth_connector", "erp"));
		bindOffline(Map.of("event", "ONCRMACTIVITYDELETE"));
		List<Long> ids = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			ids.add(this.portal.activities().put(Map.of()));
		}
		call("crm.activity.delete", Map.of("id", ids.get(0), "auth_connector", "erp"));
		call("crm.activity.delete", Map.of("id", ids.get(1)));
		Http.json(this.portal.webhookUrl() + "crm.activity.delete", Map.of("id", ids.get(2), "auth_connector", "erp"));
		assertThat(dealIds(rows(call("event.offline.get", Map.of("auth_connector", "erp")).resultMap().get("events"))))
			.containsExactly(ids.get(1).intValue(), ids.get(2).intValue());
		assertThat(rows(call("event.offline.get", Map.of()).resultMap().get("events"))).hasSize(3);
	}

	@Test
	void queueIsForAdministratorsOfTheApplication() throws Exception {
		this.portal.events().employee(2);
		Map<String, Object> employee = Map.of("auth", this.installation.accessToken(2));
		assertThat(call("event.offline.get", employee).error()).isEqualTo("403 ACCESS_DENIED");
		assertThat(Http.json(this.portal.webhookUrl() + "event.offline.get", Map.of()).error())
			.isEqualTo("403 WRONG_AUTH_TYPE");
		bindOffline(Map.of());
		this.portal.emit("ONCRMDEALUPDATE", 1);
		Installation other = this.portal.install(Application.local("local.2", "secret.2"));
		assertThat(rows(call("event.offline.get", Map.of("auth", other.accessToken(1))).resultMap().get("events")))
			.isEmpty();
		assertThat(call("feature.get", Map.of("CODE", "rest_offline_extended")).resultMap()).containsEntry("value",
				"Y");
	}

	@Test
	void signalTellsThatSomethingWaitsButNotTooOften() throws Exception {
		try (Handler handler = new Handler()) {
			call("event.bind",
					Map.of("event", "ONOFFLINEEVENT", "handler", handler.url(), "options", Map.of("minTimeout", 10)));
			bindOffline(Map.of());
			this.portal.emit("ONCRMDEALUPDATE", 1);
			this.portal.emit("ONCRMDEALUPDATE", 2);
			this.clock.advance(Duration.ofSeconds(10));
			this.portal.emit("ONCRMDEALUPDATE", 3);
			this.portal.events().delivery().settled().join();
			assertThat(handler.forms()).hasSize(2).allSatisfy((form) -> {
				assertThat(form).containsEntry("event", "ONOFFLINEEVENT").doesNotContainKey("data");
				assertThat(form.get("auth").toString()).contains("refresh_token");
			});
		}
	}

	@Test
	void messengerQueueIsAcknowledgedByOffset() throws Exception {
		assertThat(this.portal.events().emitMessage(1, "ONIMV2MESSAGEADD", Map.of("n", 0))).isFalse();
		webhook("im.v2.Event.subscribe", Map.of());
		for (int i = 1; i <= 3; i++) {
			this.portal.events().emitMessage(1, "ONIMV2MESSAGEADD", Map.of("n", i));
		}
		Map<String, Object> first = webhook("im.v2.Event.get", Map.of("limit", 2)).resultMap();
		assertThat(first).containsEntry("hasMore", true);
		assertThat(rows(first.get("events"))).extracting("data").containsExactly(Map.of("n", 1), Map.of("n", 2));
		assertThat(rows(first.get("events")).get(0)).containsEntry("type", "ONIMV2MESSAGEADD")
			.containsKeys("eventId", "date");
		assertThat(rows(webhook("im.v2.Event.get", Map.of("limit", 2)).resultMap().get("events"))).hasSize(2);
		Map<String, Object> second = webhook("im.v2.Event.get", Map.of("offset", first.get("nextOffset"))).resultMap();
		assertThat(second).containsEntry("hasMore", false);
		assertThat(rows(second.get("events"))).extracting("data").containsExactly(Map.of("n", 3));
		assertThat(rows(call("im.v2.Event.get", Map.of()).resultMap().get("events"))).hasSize(1);
		call("im.v2.Event.get", Map.of("offset", second.get("nextOffset")));
		assertThat(rows(webhook("im.v2.Event.get", Map.of()).resultMap().get("events"))).isEmpty();
		assertThat(webhook("im.v2.Event.get", Map.of("limit", 1001)).error()).isEqualTo("400 ERROR_ARGUMENT");
	}

	@Test
	void messagesAreKeptForADay() throws Exception {
		webhook("im.v2.Event.subscribe", Map.of());
		this.portal.events().emitMessage(1, "ONIMV2MESSAGEADD", Map.of("n", 1));
		this.clock.advance(Duration.ofHours(23));
		this.portal.events().emitMessage(1, "ONIMV2MESSAGEADD", Map.of("n", 2));
		assertThat(rows(webhook("im.v2.Event.get", Map.of()).resultMap().get("events"))).hasSize(2);
		this.clock.advance(Duration.ofHours(1));
		assertThat(rows(webhook("im.v2.Event.get", Map.of()).resultMap().get("events"))).extracting("data")
			.containsExactly(Map.of("n", 2));
		webhook("im.v2.Event.unsubscribe", Map.of());
		assertThat(this.portal.events().emitMessage(1, "ONIMV2MESSAGEADD", Map.of("n", 3))).isFalse();
	}

	@Test
	void botFetchesItsEvents() throws Exception {
		this.portal.events().bot(42, "bot-secret");
		this.portal.events().emitToBot(42, "ONIMBOTV2COMMANDADD", Map.of("command", "help"));
		Map<String, Object> bot = Map.of("botId", 42, "botToken", "bot-secret");
		assertThat(rows(webhook("imbot.v2.Event.get", bot).resultMap().get("events"))).extracting("type")
			.containsExactly("ONIMBOTV2COMMANDADD");
		assertThat(rows(call("imbot.v2.Event.get", Map.of("botId", 42)).resultMap().get("events"))).hasSize(1);
		assertThat(webhook("imbot.v2.Event.get", Map.of("botId", 42)).error()).isEqualTo("403 ACCESS_DENIED");
		assertThat(webhook("imbot.v2.Event.get", Map.of("botId", 43)).error()).isEqualTo("400 BOT_NOT_FOUND");
	}

	@Test
	void queueOfAHundredThousandIsFetchedQuickly() throws Exception {
		bindOffline(Map.of());
		for (int i = 1; i <= 100_000; i++) {
			this.portal.events().emit("ONCRMDEALUPDATE", Map.of("FIELDS", Map.of("ID", i)), EventCause.robot());
		}
		int fetched = 0;
		for (int i = 0; i < 20; i++) {
			Map<String, Object> answer = call("event.offline.get", Map.of("clear", 0, "limit", 5_000)).resultMap();
			fetched += rows(answer.get("events")).size();
			call("event.offline.clear", Map.of("process_id", String.valueOf(answer.get("process_id"))));
		}
		assertThat(fetched).isEqualTo(100_000);
		assertThat(call("event.offline.list", Map.of()).body()).containsEntry("total", 0);
	}

	private void bindOffline(Map<String, ?> parameters) throws Exception {
		Map<String, Object> binding = new LinkedHashMap<>(Map.of("event", "ONCRMDEALUPDATE", "event_type", "offline"));
		binding.putAll(parameters);
		assertThat(call("event.bind", binding).result()).isEqualTo(true);
	}

	private Http.Answer call(String method, Map<String, ?> parameters) throws Exception {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("auth", this.installation.accessToken(1));
		body.putAll(parameters);
		return Http.json(this.portal.url() + "/rest/" + method, body);
	}

	private Http.Answer webhook(String method, Map<String, ?> parameters) throws Exception {
		return Http.json(this.portal.webhookUrl() + method, parameters);
	}

	private static List<Integer> dealIds(List<Map<String, Object>> rows) {
		return rows.stream().map((row) -> (Integer) map(map(row.get("EVENT_DATA")).get("FIELDS")).get("ID")).toList();
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> rows(Object value) {
		return (List<Map<String, Object>>) value;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

}
