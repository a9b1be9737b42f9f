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
package io.github.b24spring.testportal.crm;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.b24spring.testportal.list.Row;
import org.jspecify.annotations.Nullable;

/**
 * An activity that is computed from its position.
 */
record GeneratedActivity(long position, long id, long seed, int owners) implements Row {

	private static final int MOMENTS = 4096;

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

	private static final List<Object> NOTHING = List.of();

	private static final String[] DATES = dates();

	private static final String[] SMALL = IntStream.range(0, 1024).mapToObj(Integer::toString).toArray(String[]::new);

	@Override
	public @Nullable Object value(String field) {
		return switch (field) {
			case "ID" -> Long.toString(this.id);
			case "OWNER_ID" -> text(1 + this.position % this.owners);
			case "OWNER_TYPE_ID", "PRIORITY", "TYPE_ID" -> "2";
			case "PROVIDER_ID" -> "VOXIMPLANT_CALL";
			case "PROVIDER_TYPE_ID" -> "CALL";
			case "SUBJECT" -> "Call " + this.id;
			case "START_TIME", "CREATED" -> date(0);
			case "END_TIME", "LAST_UPDATED" -> date(1);
			case "DEADLINE" -> isCompleted() ? date(0) : ActivityFields.NO_DEADLINE;
			case "COMPLETED" -> isCompleted() ? "Y" : "N";
			case "STATUS" -> isCompleted() ? "2" : "1";
			case "RESPONSIBLE_ID", "AUTHOR_ID", "EDITOR_ID" -> text(1 + mix(1) % 20);
			case "DESCRIPTION" -> (mix(2) % 4 == 0) ? "Wants an offer for " + text(mix(3) % 1000) + " pieces" : "";
			case "DESCRIPTION_TYPE" -> "1";
			case "DIRECTION" -> text(1 + mix(4) % 2);
			case "LOCATION" -> "";
			case "ASSOCIATED_ENTITY_ID", "NOTIFY_TYPE", "NOTIFY_VALUE", "RESULT_STATUS", "RESULT_STREAM", "RESULT_MARK",
					"AUTOCOMPLETE_RULE" ->
				"0";
			case "SETTINGS", "PROVIDER_PARAMS" -> NOTHING;
			case "IS_INCOMING_CHANNEL" -> "N";
			case "COMMUNICATIONS" -> List.of(Map.of("ID", Long.toString(this.id), "TYPE", "PHONE", "VALUE",
					"+1555" + (1000000 + mix(5) % 9000000), "ENTITY_ID", text(1 + this.position % this.owners),
					"ENTITY_TYPE_ID", "3", "ENTITY_SETTINGS", NOTHING));
			case "FILES" -> ABSENT;
			default -> null;
		};
	}

	private boolean isCompleted() {
		return mix(0) % 4 != 0;
	}

	private String date(int later) {
		return DATES[(int) ((this.position + later) % MOMENTS)];
	}

	private long mix(int salt) {
		long z = (this.seed + this.position * 31 + salt) * 0x9E3779B97F4A7C15L;
		z = (z ^ (z >>> 29)) * 0xBF58476D1CE4E5B9L;
		return (z ^ (z >>> 32)) >>> 1;
	}

	private static String text(long number) {
		return (number < SMALL.length) ? SMALL[(int) number] : Long.toString(number);
	}

	private static String[] dates() {
		OffsetDateTime first = OffsetDateTime.of(2025, 1, 1, 8, 0, 0, 0, ZoneOffset.ofHours(3));
		return IntStream.range(0, MOMENTS)
			.mapToObj((index) -> FORMAT.format(first.plusMinutes(index * 97L)))
			.toArray(String[]::new);
	}

}
