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
package io.github.b24spring.client.event;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Bitrix24Event}, its types and its data.
 */
class Bitrix24EventTests {

	private static final Instant TIME = Instant.ofEpochSecond(1_723_534_033);

	private static Bitrix24Event event(String code, Map<String, ?> data) {
		return Bitrix24Event.of(EventDetails.sent(code, "a223c6b3710f85df", TIME, data));
	}

	@ParameterizedTest
	@CsvSource({ "ONCRMLEADADD,1,ADDED", "onCrmDealUpdate,2,UPDATED", "ONCRMCONTACTDELETE,3,DELETED",
			"ONCRMCOMPANYADD,4,ADDED", "ONCRMINVOICEUPDATE,5,UPDATED", "ONCRMQUOTEDELETE,7,DELETED" })
	void itemsOfStandardTypesAreKnownByTheCode(String code, int type, EventChange change) {
		assertThat(event(code, Map.of("FIELDS", Map.of("ID", "22")))).isInstanceOfSatisfying(CrmItemEvent.class,
				(event) -> {
					assertThat(event.entityTypeId()).isEqualTo(type);
					assertThat(event.id()).isEqualTo(22);
					assertThat(event.change()).isEqualTo(change);
					assertThat(event.code()).isEqualTo(code.toUpperCase(java.util.Locale.ROOT));
				});
	}

	@Test
	void itemsOfCustomTypesAreKnownByTheDataOrTheCode() {
		Map<String, ?> both = Map.of("FIELDS", Map.of("ID", 22, "ENTITY_TYPE_ID", 1220));
		assertThat(event("ONCRMDYNAMICITEMADD", both)).isInstanceOfSatisfying(CrmItemEvent.class,
				(event) -> assertThat(event.entityTypeId()).isEqualTo(1220));
		assertThat(event("ONCRMDYNAMICITEMDELETE_1038", Map.of("FIELDS", Map.of("ID", "3"))))
			.isInstanceOfSatisfying(CrmItemEvent.class, (event) -> {
				assertThat(event.entityTypeId()).isEqualTo(1038);
				assertThat(event.change()).isEqualTo(EventChange.DELETED);
			});
		assertThat(event("ONCRMDYNAMICITEMADD", Map.of("FIELDS", Map.of("ID", "3")))).isInstanceOf(RawEvent.class);
	}

	@Test
	void activitiesAndTasksAreKnown() {
		assertThat(event("ONCRMACTIVITYADD", Map.of("FIELDS", Map.of("ID", "7"))))
			.isInstanceOfSatisfying(CrmActivityEvent.class, (event) -> assertThat(event.id()).isEqualTo(7));
		assertThat(event("ONTASKUPDATE", Map.of("FIELDS_BEFORE", Map.of("ID", "8"), "FIELDS_AFTER", Map.of("ID", "8"))))
			.isInstanceOfSatisfying(TaskEvent.class, (event) -> assertThat(event.id()).isEqualTo(8));
		assertThat(event("ONTASKDELETE", Map.of("FIELDS_BEFORE", Map.of("ID", "9"), "FIELDS_AFTER", "undefined")))
			.isInstanceOfSatisfying(TaskEvent.class, (event) -> {
				assertThat(event.id()).isEqualTo(9);
				assertThat(event.change()).isEqualTo(EventChange.DELETED);
			});
	}

	@Test
	void messagesOfBothGenerationsAreKnown() {
		Map<String, ?> current = Map.of("message", Map.of("id", 5012, "chatId", 5, "authorId", 1, "text", "Hello"),
				"chat", Map.of("id", 5, "dialogId", "chat5"));
		assertThat(event("ONIMV2MESSAGEADD", current)).isInstanceOfSatisfying(MessageEvent.class, (event) -> {
			assertThat(event.messageId()).isEqualTo(5012);
			assertThat(event.chatId()).isEqualTo(5);
			assertThat(event.authorId()).isEqualTo(1);
			assertThat(event.dialogId()).isEqualTo("chat5");
			assertThat(event.text()).isEqualTo("Hello");
			assertThat(event.botId()).isNull();
			assertThat(event).asString().doesNotContain("Hello");
		});
		assertThat(event("ONIMBOTV2MESSAGEDELETE", Map.of("messageId", "6", "bot", Map.of("id", "456"))))
			.isInstanceOfSatisfying(MessageEvent.class, (event) -> {
				assertThat(event.botId()).isEqualTo(456);
				assertThat(event.change()).isEqualTo(EventChange.DELETED);
			});
		Map<String, ?> old = Map.of("BOT", Map.of("567", Map.of("BOT_ID", "567")), "PARAMS",
				Map.of("MESSAGE_ID", "84331", "MESSAGE", "Hi", "FROM_USER_ID", "27", "TO_CHAT_ID", "1407"));
		assertThat(event("ONIMBOTMESSAGEADD", old)).isInstanceOfSatisfying(MessageEvent.class, (event) -> {
			assertThat(event.messageId()).isEqualTo(84331);
			assertThat(event.authorId()).isEqualTo(27);
			assertThat(event.chatId()).isEqualTo(1407);
			assertThat(event.botId()).isEqualTo(567);
		});
		Map<String, ?> several = Map.of("BOT", Map.of("567", Map.of("BOT_ID", "567"), "568", Map.of("BOT_ID", "568")),
				"PARAMS", Map.of("MESSAGE_ID", "84331"));
		assertThat(event("ONIMBOTMESSAGEADD", several)).isInstanceOfSatisfying(MessageEvent.class,
				(event) -> assertThat(event.botId()).isNull());
	}

	@ParameterizedTest
	@ValueSource(strings = { "ONCRMDEALADD", "ONTASKADD", "ONCRMACTIVITYUPDATE", "ONIMV2MESSAGEADD",
			"ONIMBOTMESSAGEADD", "ONCRMTIMELINECOMMENTADD", "ONTASKCOMMENTADD", "ONUSERADD", "ONAPPTEST",
			"ONCRMDEALRECURRINGADD", "X" })
	void whatIsNotKnownOrIncompleteIsRaw(String code) {
		assertThat(event(code, Map.of("FIELDS", Map.of("ID", "0")))).isInstanceOf(RawEvent.class);
		assertThat(event(code, Map.of())).isInstanceOf(RawEvent.class);
		assertThat(event(code, Map.of("FIELDS", "text", "message", "text", "PARAMS", List.of())))
			.isInstanceOf(RawEvent.class);
	}

	@Test
	void theKeyIsTheSameForTheSameOccurrenceOnly() {
		EventDetails details = EventDetails.sent("ONX", "a", TIME, Map.of("a", "1", "b", Map.of("c", "2")));
		assertThat(EventDetails.sent("onx", "a", TIME, Map.of("b", Map.of("c", "2"), "a", "1"))).isEqualTo(details);
		List<EventDetails> others = List.of(EventDetails.sent("ONY", "a", TIME, details.data().values()),
				EventDetails.sent("ONX", "b", TIME, details.data().values()),
				EventDetails.sent("ONX", "a", TIME.plusSeconds(1), details.data().values()),
				EventDetails.sent("ONX", "a", TIME, Map.of("a", "12", "b", Map.of("c", ""))),
				EventDetails.sent("ONX", "a", TIME, Map.of("a", "1", "b", "c2")));
		assertThat(others).extracting(EventDetails::key).doesNotContain(details.key()).doesNotHaveDuplicates();
	}

	@Test
	void theKeyDoesNotDependOnTokens() {
		Map<String, ?> first = Map.of("bot", Map.of("id", "1", "auth", Map.of("access_token", "one")));
		Map<String, ?> second = Map.of("bot", Map.of("id", "1", "auth", Map.of("access_token", "two")));
		assertThat(event("ONX", first).key()).isEqualTo(event("ONX", second).key());
		Map<String, ?> third = Map.of("access_token", "one", "refresh_token", "r1", "expires", "1", "expires_in",
				"3600", "id", "1");
		Map<String, ?> fourth = Map.of("access_token", "two", "refresh_token", "r2", "expires", "2", "expires_in",
				"3599", "id", "1");
		assertThat(event("ONX", third).key()).isEqualTo(event("ONX", fourth).key());
	}

	@Test
	void withoutAClientItSaysWhatToDo() {
		assertThatIllegalStateException().isThrownBy(() -> event("ONAPPTEST", Map.of()).client())
			.withMessageContaining("a223c6b3710f85df")
			.withMessageContaining("Configure");
	}

	@Test
	void nothingOfTheDataIsTold() {
		Bitrix24Event event = event("ONCRMDEALADD", Map.of("FIELDS", Map.of("ID", "22"), "x", "secret-text"));
		assertThat(event).asString().contains("ONCRMDEALADD", "a223c6b3710f85df", event.key()).doesNotContain("secret");
		assertThat(event.data()).asString().doesNotContain("secret");
	}

	@Test
	void dataAreReadByPathWhateverTheirForm() {
		EventData data = EventData
			.of(Map.of("list", Arrays.asList(Map.of("id", 4), null, "b"), "n", " 12 ", "flag", true));
		assertThat(data.longValue("list", "0", "id")).isEqualTo(4);
		assertThat(data.text("list", "1")).isEqualTo("b");
		assertThat(data.text("list", "2")).isNull();
		assertThat(data.text("list", "-1")).isNull();
		assertThat(data.text("list")).isNull();
		assertThat(data.longValue("n")).isEqualTo(12);
		assertThat(data.longValue("flag")).isNull();
		assertThat(data.text("flag")).isEqualTo("true");
		assertThat(data.below("list").isEmpty()).isTrue();
		assertThat(EventData.of(false)).isEqualTo(EventData.of(List.of())).isEqualTo(EventData.of(null));
	}

	@Test
	void dataAreDecodedWithThePortalsHabits() {
		record Fields(long id, boolean active) {
		}
		EventData data = EventData.of(Map.of("id", "5", "active", "Y"));
		assertThat(data.as(Fields.class)).isEqualTo(new Fields(5, true));
		assertThatIllegalArgumentException().isThrownBy(() -> EventData.of(Map.of("id", "secret")).as(Fields.class))
			.withMessageContaining("id")
			.withMessageNotContaining("secret")
			.withNoCause();
	}

}
