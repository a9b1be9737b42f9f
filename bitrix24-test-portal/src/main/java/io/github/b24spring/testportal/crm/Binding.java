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

import java.util.Map;

import io.github.b24spring.testportal.list.PhpValues;
import org.jspecify.annotations.Nullable;

/**
 * An object of the CRM that an activity belongs to.
 */
record Binding(long typeId, long id) {

	boolean matches(Map<String, @Nullable Object> pair) {
		return (!pair.containsKey("OWNER_TYPE_ID") || PhpValues.integer(pair.get("OWNER_TYPE_ID")) == this.typeId)
				&& (!pair.containsKey("OWNER_ID") || PhpValues.integer(pair.get("OWNER_ID")) == this.id);
	}

}
