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
package io.github.b24spring.client.internal.answer;

import java.time.Instant;
import java.time.OffsetDateTime;

import io.github.b24spring.client.ResponseTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads what the portal measured. What is not a time, or not one of our age, is left out:
 * limits are reckoned with these values.
 */
final class TimeParser {

	private @Nullable Double start;

	private @Nullable Double finish;

	private @Nullable Double duration;

	private @Nullable Double processing;

	private @Nullable OffsetDateTime dateStart;

	private @Nullable OffsetDateTime dateFinish;

	private @Nullable Double operating;

	private @Nullable Instant operatingResetAt;

	private TimeParser() {
	}

	static @Nullable ResponseTime parse(JsonPart part) {
		if (!part.isObject()) {
			return null;
		}
		TimeParser time = new TimeParser();
		try (JsonParser parser = part.parser()) {
			parser.nextToken();
			for (String name = parser.nextName(); name != null; name = parser.nextName()) {
				JsonToken token = parser.nextToken();
				time.set(name, parser, token);
				parser.skipChildren();
			}
		}
		catch (JacksonException ex) {
			// A text is not UTF-8: what came before it stands.
		}
		return time.time();
	}

	private void set(String name, JsonParser parser, JsonToken token) {
		switch (name) {
			case "start" -> this.start = seconds(parser, token);
			case "finish" -> this.finish = seconds(parser, token);
			case "duration" -> this.duration = seconds(parser, token);
			case "processing" -> this.processing = seconds(parser, token);
			case "date_start" -> this.dateStart = Scalars.dateTime(JsonText.text(parser, token));
			case "date_finish" -> this.dateFinish = Scalars.dateTime(JsonText.text(parser, token));
			case "operating" -> this.operating = seconds(parser, token);
			case "operating_reset_at" -> this.operatingResetAt = moment(parser, token);
			default -> {
			}
		}
	}

	private static @Nullable Double seconds(JsonParser parser, JsonToken token) {
		return Scalars.seconds(JsonText.number(parser, token));
	}

	private static @Nullable Instant moment(JsonParser parser, JsonToken token) {
		return token.isNumeric() ? Scalars.moment(JsonText.number(parser, token))
				: Scalars.moment(JsonText.text(parser, token));
	}

	private ResponseTime time() {
		return new ResponseTime(this.start, this.finish, this.duration, this.processing, this.dateStart,
				this.dateFinish, this.operating, this.operatingResetAt);
	}

}
