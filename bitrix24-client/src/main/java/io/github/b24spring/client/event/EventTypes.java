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

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Which type an event has.
 */
final class EventTypes {

	private static final Pattern CHANGE = Pattern
		.compile("ON(CRM[A-Z]+?|TASK|IMV2MESSAGE|IMBOTV2MESSAGE|IMBOTMESSAGE)(ADD|UPDATE|DELETE)(?:_(\\d{1,9}))?");

	private static final Map<String, Integer> CRM_TYPES = Map.of("CRMLEAD", 1, "CRMDEAL", 2, "CRMCONTACT", 3,
			"CRMCOMPANY", 4, "CRMINVOICE", 5, "CRMQUOTE", 7);

	private EventTypes() {
	}

	static Bitrix24Event of(EventDetails details) {
		Matcher code = CHANGE.matcher(details.code());
		Bitrix24Event event = code.matches() ? find(details, code) : null;
		return (event != null) ? event : new RawEvent(details);
	}

	private static @Nullable Bitrix24Event find(EventDetails details, Matcher code) {
		EventChange change = EventChange.of(code.group(2));
		if (change == null) {
			return null;
		}
		String object = code.group(1);
		EventData fields = details.data().below("FIELDS");
		return switch (object) {
			case "CRMACTIVITY" -> {
				Long id = id(fields);
				yield (id != null) ? new CrmActivityEvent(details, id, change) : null;
			}
			case "CRMDYNAMICITEM" -> {
				Long type = fields.longValue("ENTITY_TYPE_ID");
				yield item(details, (type != null) ? type : number(code.group(3)), change);
			}
			case "TASK" -> task(details, change);
			case "IMV2MESSAGE", "IMBOTV2MESSAGE", "IMBOTMESSAGE" -> MessageEvents.of(details, change);
			default -> {
				Integer type = CRM_TYPES.get(object);
				yield item(details, (type != null) ? type.longValue() : null, change);
			}
		};
	}

	private static @Nullable Bitrix24Event item(EventDetails details, @Nullable Long type, EventChange change) {
		Long id = id(details.data().below("FIELDS"));
		if (id == null || type == null || type <= 0 || type > Integer.MAX_VALUE) {
			return null;
		}
		return new CrmItemEvent(details, type.intValue(), id, change);
	}

	/**
	 * The portal tells a task before and after the change, whichever there is.
	 */
	private static @Nullable Bitrix24Event task(EventDetails details, EventChange change) {
		for (String place : new String[] { "FIELDS_AFTER", "FIELDS_BEFORE", "FIELDS" }) {
			Long id = id(details.data().below(place));
			if (id != null) {
				return new TaskEvent(details, id, change);
			}
		}
		return null;
	}

	private static @Nullable Long id(EventData fields) {
		Long id = fields.longValue("ID");
		return (id != null && id > 0) ? id : null;
	}

	private static @Nullable Long number(@Nullable String text) {
		return (text != null) ? Long.valueOf(text) : null;
	}

}
