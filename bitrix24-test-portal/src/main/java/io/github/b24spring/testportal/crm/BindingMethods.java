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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalMethod;

/**
 * The methods {@code crm.activity.binding.*}.
 */
final class BindingMethods {

	private static final int MAX_BINDINGS = 100;

	private final ActivityStore store;

	private final Owners owners;

	BindingMethods(ActivityStore store) {
		this.store = store;
		this.owners = new Owners(store);
	}

	void register(Map<String, PortalMethod> methods) {
		methods.put("crm.activity.binding.add", this::add);
		methods.put("crm.activity.binding.delete", this::delete);
		methods.put("crm.activity.binding.list", this::list);
		methods.put("crm.activity.binding.move", this::move);
	}

	private MethodResult add(MethodRequest request) {
		Parameters parameters = Parameters.of(request);
		long id = parameters.requiredInteger("activityId");
		Binding binding = binding(parameters, "entityTypeId", "entityId");
		return change(id, (bindings) -> add(bindings, binding));
	}

	private MethodResult delete(MethodRequest request) {
		Parameters parameters = Parameters.of(request);
		long id = parameters.requiredInteger("activityId");
		Binding binding = binding(parameters, "entityTypeId", "entityId");
		return change(id, (bindings) -> {
			checkBound(bindings, binding);
			if (bindings.size() == 1) {
				throw Parameters.error("LAST_BINDING_CANNOT_BE_DELETED", "Last binding cannot be deleted");
			}
			bindings.remove(binding);
		});
	}

	private MethodResult list(MethodRequest request) {
		Activity activity = this.owners.activity(Parameters.of(request).requiredInteger("activityId"));
		List<Map<String, Object>> bindings = new ArrayList<>();
		for (Binding binding : activity.bindings()) {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("entityTypeId", binding.typeId());
			entry.put("entityId", binding.id());
			bindings.add(entry);
		}
		return MethodResult.of(bindings);
	}

	private MethodResult move(MethodRequest request) {
		Parameters parameters = Parameters.of(request);
		long id = parameters.requiredInteger("activityId");
		Binding source = binding(parameters, "sourceEntityTypeId", "sourceEntityId");
		Binding target = binding(parameters, "targetEntityTypeId", "targetEntityId");
		if (source.typeId() != target.typeId()) {
			throw Parameters.error("SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR",
					"Source and target entity types are not equal");
		}
		if (source.id() == target.id()) {
			throw Parameters.error("SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR",
					"Source and target entity ids are equal");
		}
		return change(id, (bindings) -> {
			checkBound(bindings, source);
			add(bindings, target);
			bindings.remove(source);
		});
	}

	private Binding binding(Parameters parameters, String typeName, String idName) {
		return this.owners.owner(parameters, typeName, idName);
	}

	private static void add(List<Binding> bindings, Binding binding) {
		if (bindings.contains(binding)) {
			throw Parameters.error("ACTIVITY_IS_ALREADY_BOUND", "Activity is already bound");
		}
		if (bindings.size() == MAX_BINDINGS) {
			throw Parameters.error("ACCESS_DENIED", "Too many bindings");
		}
		bindings.add(binding);
	}

	private static void checkBound(List<Binding> bindings, Binding binding) {
		if (!bindings.contains(binding)) {
			throw Parameters.error("BINDING_NOT_FOUND", "Binding was not found");
		}
	}

	private MethodResult change(long id, Consumer<List<Binding>> change) {
		boolean found = this.store.table().update(id, (row) -> {
			Activity activity = Activity.of(row);
			List<Binding> bindings = new ArrayList<>(activity.bindings());
			change.accept(bindings);
			return activity.withBindings(bindings);
		});
		if (!found) {
			throw Owners.notFound();
		}
		return MethodResult.of(true);
	}

}
