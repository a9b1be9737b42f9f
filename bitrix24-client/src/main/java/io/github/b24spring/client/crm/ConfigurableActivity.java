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

import io.github.b24spring.client.crm.layout.Layout;
import org.jspecify.annotations.Nullable;

/**
 * A configurable activity.
 *
 * @param id the id
 * @param ownerTypeId the type of the CRM object that it belongs to
 * @param ownerId the id of the CRM object that it belongs to
 * @param fields the fields
 * @param layout how it looks
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ConfigurableActivity(long id, CrmObjectType ownerTypeId, long ownerId,
		@Nullable ConfigurableFields fields, @Nullable Layout layout) {

	/**
	 * Return the CRM object that it belongs to.
	 * @return the object
	 */
	public CrmObject owner() {
		return new CrmObject(this.ownerTypeId, this.ownerId);
	}

}
