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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.testportal.list.ListMethod;
import io.github.b24spring.testportal.list.ListShape;
import io.github.b24spring.testportal.list.PhpValues;
import io.github.b24spring.testportal.list.Row;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalErrorException;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * The classic methods {@code crm.activity.*}: upper-case names, numbers as texts, and
 * sentences in the place of error codes.
 */
final class BaseMethods {

	static final String CONFIGURABLE = "CONFIGURABLE_REST_APP";

	static final String APPLICATION = "REST_APP";

	private final ActivityStore store;

	private final ActivityMethods.Builder settings;

	BaseMethods(ActivityStore store, ActivityMethods.Builder settings) {
		this.store = store;
		this.settings = settings;
	}

	void register(Map<String, PortalMethod> methods) {
		methods.put("crm.activity.add", this::add);
		methods.put("crm.activity.update", this::update);
		methods.put("crm.activity.get", this::get);
		methods.put("crm.activity.list", list());
		methods.put("crm.activity.delete", this::delete);
		methods.put("crm.activity.fields", (request) -> MethodResult.of(ActivityFields.describeActivity()));
		methods.put("crm.activity.communication.fields",
				(request) -> MethodResult.of(ActivityFields.describeCommunication()));
		methods.put("crm.activity.call.getTranscript", this::transcript);
	}

	private PortalMethod list() {
		return ListMethod.builder(ListShape.of("crm.activity.list"), this.store.table(), ActivityFields.PLAIN)
			.numbers(ActivityFields.NUMBERS.toArray(String[]::new))
			.dates(ActivityFields.DATES.toArray(String[]::new))
			.extraField("COMMUNICATIONS", "COMMUNICATIONS")
			.extraField("IS_INCOMING_CHANNEL", "IS_INCOMING_CHANNEL")
			// Not the field that is sent: only the ids of the files bring the files
			.extraField("STORAGE_ELEMENT_IDS", "FILES")
			.specialFilter("BINDINGS", BaseMethods::matchingBindings)
			.cost(this.settings.data().cost())
			.afterPage(this.store::pageWasRead)
			.build();
	}

	private static int matchingBindings(Row row, Object pairs) {
		List<Map<String, @Nullable Object>> wanted = new ArrayList<>();
		for (Object pair : PhpValues.list(pairs)) {
			Map<String, @Nullable Object> entries = PhpValues.map(pair);
			if (entries != null) {
				wanted.add(entries);
			}
		}
		return (int) Activity.bindings(row)
			.stream()
			.filter((binding) -> wanted.stream().anyMatch(binding::matches))
			.count();
	}

	private MethodResult add(MethodRequest request) {
		SentFields fields = fields(Parameters.of(request));
		if (fields.isOf(CONFIGURABLE)) {
			throw refusal("Use crm.activity.configurable.add for this activity provider");
		}
		if (fields.isOf(APPLICATION)) {
			this.settings.refusalOr(ContextRefusal.ACCESS_EXCEPTION).check(request);
		}
		long type = fields.type();
		fields.checkTexts(true);
		List<Map<String, @Nullable Object>> communications = fields.communications(type);
		boolean needsCommunication = type != 6;
		if (needsCommunication && communications.isEmpty()) {
			throw refusal("The field COMMUNICATIONS is not defined or invalid");
		}
		List<Binding> bindings = fields.bindings(communications);
		Map<String, @Nullable Object> values = fields.values(type, bindings.get(0));
		if (fields.isOf(APPLICATION) && !fields.has("PROVIDER_TYPE_ID")) {
			values.put("PROVIDER_TYPE_ID", "LINK");
		}
		long id = this.store.add(request.method(), (newId) -> {
			values.put("ID", Long.toString(newId));
			return new Activity(newId, values, bindings, SentFields.numbered(communications, newId),
					fields.files(newId), Map.of());
		});
		if (type == 4 && "2".equals(values.get("DIRECTION")) && "Y".equals(values.get("COMPLETED"))) {
			send(communications);
		}
		return MethodResult.of(id);
	}

	private static void send(List<Map<String, @Nullable Object>> communications) {
		for (Map<String, @Nullable Object> communication : communications) {
			String address = PhpValues.text(communication.get("VALUE"));
			if (address.endsWith("@invalid") || address.endsWith(".invalid") || !address.contains("@")) {
				throw refusal("Email send error. Invalid email is specified");
			}
		}
	}

	private MethodResult update(MethodRequest request) {
		Parameters parameters = Parameters.of(request);
		Activity activity = find(parameters);
		SentFields fields = fields(parameters);
		if (activity.isOf(CONFIGURABLE)) {
			throw refusal("Use crm.activity.configurable.update for this activity provider");
		}
		checkContext(activity, request);
		fields.checkTexts(false);
		long type = PhpValues.integer(activity.fields().get("TYPE_ID"));
		Map<String, @Nullable Object> changes = fields.changes();
		changes.put("LAST_UPDATED", Parameters.format(OffsetDateTime.now(this.settings.clock())));
		if ((type == 1 || type == 2) && changes.get("START_TIME") != null) {
			changes.put("DEADLINE", changes.get("START_TIME"));
		}
		List<Map<String, @Nullable Object>> communications = fields.communications(type);
		if (fields.has("COMMUNICATIONS") && communications.isEmpty()) {
			throw refusal("The field COMMUNICATIONS is not defined or invalid");
		}
		boolean updated = this.store.table().update(activity.id(), (row) -> {
			Activity changed = Activity.of(row).withFields(changes);
			if (!communications.isEmpty()) {
				changed = changed.withCommunications(SentFields.numbered(communications, changed.id()));
			}
			List<Map<String, @Nullable Object>> files = fields.files(changed.id());
			return files.isEmpty() ? changed : changed.withFiles(files);
		});
		return MethodResult.of(updated);
	}

	private SentFields fields(Parameters parameters) {
		return new SentFields(this.store, this.settings.clock(), parameters.fields());
	}

	private MethodResult get(MethodRequest request) {
		Activity activity = find(Parameters.of(request));
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		ActivityFields.PLAIN.forEach((name) -> fields.put(name, activity.value(name)));
		return MethodResult.of(fields);
	}

	private MethodResult delete(MethodRequest request) {
		Activity activity = find(Parameters.of(request));
		checkContext(activity, request);
		return MethodResult.of(this.store.table().remove(activity.id()));
	}

	private MethodResult transcript(MethodRequest request) {
		long id = Parameters.of(request).requiredInteger("activityId");
		Activity activity = this.store.find(id);
		if (activity == null || !"2".equals(activity.fields().get("TYPE_ID"))) {
			throw Parameters.error("NOT_FOUND", "Element not found");
		}
		if (!this.settings.isCallProcessing()) {
			throw new PortalErrorException(403, "ACCESS_DENIED", "Access denied");
		}
		String transcript = this.store.transcript(id);
		return MethodResult.of((transcript != null) ? Map.of("transcription", transcript) : null);
	}

	private void checkContext(Activity activity, MethodRequest request) {
		if (activity.isOf(APPLICATION)) {
			this.settings.refusalOr(ContextRefusal.ACCESS_DENIED).check(request);
		}
	}

	private Activity find(Parameters parameters) {
		Activity activity = this.store.find(PhpValues.integer(parameters.get("id")));
		if (activity == null) {
			throw refusal("Activity is not found");
		}
		return activity;
	}

	static PortalErrorException refusal(String description) {
		return Parameters.error("", description);
	}

}
