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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.testportal.list.PhpValues;
import io.github.b24spring.testportal.list.Row;
import org.jspecify.annotations.Nullable;

/**
 * An activity that was added to the portal or changed there.
 */
record Activity(long id, Map<String, @Nullable Object> fields, List<Binding> bindings,
		List<Map<String, @Nullable Object>> communications, List<Map<String, @Nullable Object>> files,
		Map<String, @Nullable Object> extra) implements Row {

	Activity {
		fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
		bindings = List.copyOf(bindings);
		communications = List.copyOf(communications);
		files = List.copyOf(files);
		extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
	}

	/**
	 * Make an activity of any row, also of a generated one.
	 */
	static Activity of(Row row) {
		if (row instanceof Activity activity) {
			return activity;
		}
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		for (String name : ActivityFields.PLAIN) {
			fields.put(name, row.value(name));
		}
		Binding owner = new Binding(PhpValues.integer(fields.get("OWNER_TYPE_ID")),
				PhpValues.integer(fields.get("OWNER_ID")));
		return new Activity(row.id(), fields, List.of(owner), List.of(), List.of(), Map.of());
	}

	static List<Binding> bindings(Row row) {
		if (row instanceof Activity activity) {
			return activity.bindings;
		}
		return List
			.of(new Binding(PhpValues.integer(row.value("OWNER_TYPE_ID")), PhpValues.integer(row.value("OWNER_ID"))));
	}

	@Override
	public @Nullable Object value(String field) {
		return switch (field) {
			case "COMMUNICATIONS" -> this.communications;
			case "FILES" -> this.files.isEmpty() ? ABSENT : this.files;
			default -> this.fields.get(field);
		};
	}

	Activity withFields(Map<String, ? extends @Nullable Object> changes) {
		Map<String, @Nullable Object> changed = new LinkedHashMap<>(this.fields);
		changed.putAll(changes);
		return new Activity(this.id, changed, this.bindings, this.communications, this.files, this.extra);
	}

	Activity withBindings(List<Binding> bindings) {
		Activity changed = new Activity(this.id, this.fields, bindings, this.communications, this.files, this.extra);
		Binding owner = new Binding(PhpValues.integer(this.fields.get("OWNER_TYPE_ID")),
				PhpValues.integer(this.fields.get("OWNER_ID")));
		if (bindings.contains(owner)) {
			return changed;
		}
		Binding first = bindings.get(0);
		return changed
			.withFields(Map.of("OWNER_TYPE_ID", Long.toString(first.typeId()), "OWNER_ID", Long.toString(first.id())));
	}

	Activity withCommunications(List<Map<String, @Nullable Object>> communications) {
		return new Activity(this.id, this.fields, this.bindings, communications, this.files, this.extra);
	}

	Activity withFiles(List<Map<String, @Nullable Object>> files) {
		return new Activity(this.id, this.fields, this.bindings, this.communications, files, this.extra);
	}

	Activity withExtra(Map<String, ? extends @Nullable Object> changes) {
		Map<String, @Nullable Object> changed = new LinkedHashMap<>(this.extra);
		changed.putAll(changes);
		return new Activity(this.id, this.fields, this.bindings, this.communications, this.files, changed);
	}

	boolean isCompleted() {
		return "Y".equals(this.fields.get("COMPLETED"));
	}

	boolean isOf(String provider) {
		return provider.equals(this.fields.get("PROVIDER_ID"));
	}

}
