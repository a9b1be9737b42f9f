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

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A change of an activity: fields that are not set stay as they are. Immutable; every
 * method returns a changed copy.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see CrmActivityOperations#update(long, ActivityChange)
 */
public final class ActivityChange extends ActivityValues<ActivityChange> {

	private ActivityChange(Map<String, ? extends @Nullable Object> fields) {
		super(fields);
	}

	/**
	 * Start a change.
	 * @return a change of nothing
	 */
	public static ActivityChange create() {
		return new ActivityChange(Map.of());
	}

	@Override
	ActivityChange with(Map<String, @Nullable Object> fields) {
		return new ActivityChange(fields);
	}

}
