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
package io.github.b24spring.testportal.event;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;

import io.github.b24spring.testportal.list.PhpValues;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalErrorException;
import io.github.b24spring.testportal.oauth.Installation;

/**
 * The methods {@code event.bind}, {@code event.unbind}, {@code event.get} and
 * {@code events} with the bindings of a portal.
 *
 * @author The b24spring maintainers
 */
final class EventBindings {

	private final List<EventBinding> bindings = new CopyOnWriteArrayList<>();

	private final AtomicLong ids = new AtomicLong();

	private final EventCodes codes;

	private final Installations installations;

	private final LongPredicate administrators;

	EventBindings(EventCodes codes, Installations installations, LongPredicate administrators) {
		this.codes = codes;
		this.installations = installations;
		this.administrators = administrators;
	}

	List<EventBinding> of(String event) {
		this.bindings.removeIf((binding) -> !binding.isValid());
		return this.bindings.stream().filter((binding) -> binding.event().equals(event)).toList();
	}

	synchronized MethodResult bind(MethodRequest request) {
		Installation installation = this.installations.of(request);
		Arguments arguments = Arguments.of(request);
		String event = arguments.required("event").toUpperCase(Locale.ROOT);
		if (!this.codes.isKnown(event, installation.application().scope())) {
			throw new PortalErrorException(400, "ERROR_EVENT_NOT_FOUND", "Event not found");
		}
		boolean offline = arguments.text("event_type").equals("offline");
		long userId = arguments.integer("auth_type", 0);
		boolean foreign = userId != 0 && userId != request.caller().userId();
		if ((offline || foreign) && !this.administrators.test(request.caller().userId())) {
			throw new PortalErrorException(403, "ACCESS_DENIED", "Access denied!");
		}
		URI handler = offline ? null : handler(arguments);
		long minTimeout = arguments.map("options").containsKey("minTimeout")
				? PhpValues.integer(arguments.map("options").get("minTimeout")) : 1;
		EventBinding binding = new EventBinding(this.ids.incrementAndGet(), event, handler, userId,
				arguments.text("auth_connector"), minTimeout, installation, installation.applicationToken());
		this.bindings.removeIf((present) -> !present.isValid());
		if (this.bindings.stream().anyMatch(binding::isLike)) {
			throw new PortalErrorException(400, "ERROR_CORE", "Unable to set event handler: Handler already binded");
		}
		this.bindings.add(binding);
		return MethodResult.of(true);
	}

	private static URI handler(Arguments arguments) {
		try {
			return new URI(arguments.required("handler"));
		}
		catch (java.net.URISyntaxException ex) {
			throw new PortalErrorException(400, "ERROR_ARGUMENT", "The parameter 'handler' is no address");
		}
	}

	/**
	 * Remove bindings. That the documentation calls the event and the handler required
	 * and says in the same place that without them all are removed is taken strictly.
	 */
	synchronized MethodResult unbind(MethodRequest request) {
		Installation installation = this.installations.of(request);
		Arguments arguments = Arguments.of(request);
		String event = arguments.required("event").toUpperCase(Locale.ROOT);
		boolean offline = arguments.text("event_type").equals("offline");
		URI handler = offline ? null : handler(arguments);
		List<EventBinding> removed = new ArrayList<>();
		for (EventBinding binding : of(event)) {
			boolean sameHandler = offline
					? binding.isOffline() && binding.connector().equals(arguments.text("auth_connector"))
					: handler != null && handler.equals(binding.handler());
			boolean sameUser = !arguments.has("auth_type") || binding.userId() == arguments.integer("auth_type", 0);
			if (binding.isOf(installation) && sameHandler && sameUser) {
				removed.add(binding);
			}
		}
		this.bindings.removeAll(removed);
		return MethodResult.of(Map.of("count", removed.size()));
	}

	MethodResult get(MethodRequest request) {
		Installation installation = this.installations.of(request);
		this.bindings.removeIf((binding) -> !binding.isValid());
		List<Map<String, Object>> rows = new ArrayList<>();
		for (EventBinding binding : this.bindings) {
			if (binding.isOf(installation)) {
				Map<String, Object> row = new LinkedHashMap<>();
				row.put("event", binding.event());
				row.put("handler", (binding.handler() != null) ? binding.handler().toString() : "");
				row.put("auth_type", Long.toString(binding.userId()));
				row.put("offline", binding.isOffline() ? 1 : 0);
				if (binding.isOffline()) {
					row.put("connector_id", binding.connector());
				}
				rows.add(row);
			}
		}
		return MethodResult.of(rows);
	}

	MethodResult codes(MethodRequest request) {
		Installation installation = this.installations.of(request);
		return MethodResult.of(this.codes.list(Arguments.of(request).text("scope").toLowerCase(Locale.ROOT),
				installation.application().scope()));
	}

}
