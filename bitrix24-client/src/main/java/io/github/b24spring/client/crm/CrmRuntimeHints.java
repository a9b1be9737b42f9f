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
package io.github.b24spring.client.crm;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Lets Jackson reach the types of the CRM in a native image.
 */
final class CrmRuntimeHints implements RuntimeHintsRegistrar {

	private static final List<Class<?>> TYPES = List.of(FieldDescriptor.class, Activity.class,
			ActivityDeserializer.class, ActivityFile.class, ActivityDirection.class, ActivityPriority.class,
			ActivityStatus.class, ActivityType.class, DescriptionFormat.class, ReminderUnit.class, NewActivity.class,
			ActivityChange.class, ActivityValues.class, Communication.class, CrmObject.class, CrmObjectType.class,
			Todo.class, TodoColor.class, Badge.class, ConfigurableActivity.class, ConfigurableFields.class,
			CustomActivityType.class, CrmActivityTemplate.CallTranscript.class, CrmActivityTodoTemplate.TodoId.class,
			CrmActivityBadgeTemplate.OneBadge.class, CrmActivityBadgeTemplate.Badges.class,
			CrmActivityConfigurableTemplate.WrittenActivity.class, CrmActivityConfigurableTemplate.ActivityId.class,
			CrmActivityConfigurableTemplate.ReadActivity.class, CrmActivityLayoutBlockTemplate.Success.class,
			CrmActivityLayoutBlockTemplate.ReadLayout.class);

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();
		TYPES.forEach((type) -> {
			binding.registerReflectionHints(hints.reflection(), type);
			// Factory and value methods that are not public are more than binding
			// expects.
			hints.reflection()
				.registerType(type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
						MemberCategory.INVOKE_DECLARED_METHODS);
		});
		hints.reflection()
			.registerType(FieldDescription.class, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
					MemberCategory.ACCESS_DECLARED_FIELDS);
	}

}
