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

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.b24spring.client.form.BracketForm;
import org.jspecify.annotations.Nullable;

/**
 * Reads what robots post. Portals write the names in lower case, their documentation in
 * upper case.
 */
final class RobotRequests {

	private RobotRequests() {
	}

	static RobotRequest read(BracketForm form, String memberId, Instant time) {
		String eventToken = text(form, "event_token");
		if (eventToken == null || eventToken.isEmpty()) {
			throw ReceivedForm.malformed("The request is neither an event nor one of a robot: it has no field 'event',"
					+ " and no 'event_token'. Pages of the application need an address of their own");
		}
		String workflow = orEmpty(text(form, "workflow_id"));
		String code = orEmpty(text(form, "code"));
		EventData properties = EventData.of(below(form, "properties").values());
		Map<String, Object> identity = new LinkedHashMap<>();
		identity.put("workflow", workflow);
		identity.put("answer", eventToken);
		EventDetails details = new EventDetails(RobotRequest.CODE, memberId, time,
				EventKey.of(RobotRequest.CODE, memberId, time, EventData.of(identity)), EventOrigin.HANDLER, properties,
				null);
		return new RobotRequest(details, workflow, code, parts(form, "document_id"), parts(form, "document_type"),
				eventToken, !"N".equalsIgnoreCase(text(form, "use_subscription")), timeout(form));
	}

	private static List<String> parts(BracketForm form, String name) {
		return below(form, name).values().values().stream().map(String::valueOf).toList();
	}

	private static @Nullable Duration timeout(BracketForm form) {
		String seconds = text(form, "timeout_duration");
		return (seconds != null && seconds.matches("\\d{1,9}")) ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
	}

	private static @Nullable String text(BracketForm form, String name) {
		String text = form.text(name);
		return (text != null) ? text : form.text(name.toUpperCase(Locale.ROOT));
	}

	private static BracketForm below(BracketForm form, String name) {
		BracketForm below = form.below(name);
		return below.isEmpty() ? form.below(name.toUpperCase(Locale.ROOT)) : below;
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
