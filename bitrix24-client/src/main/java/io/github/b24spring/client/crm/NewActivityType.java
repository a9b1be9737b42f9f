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

import io.github.b24spring.client.file.FileUpload;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A type of activities to be registered for the application. Immutable; every method
 * returns a changed copy.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see CrmActivityTypeOperations#add(NewActivityType)
 */
public final class NewActivityType {

	private final String typeId;

	private final @Nullable String name;

	private final @Nullable FileUpload icon;

	private final boolean configurable;

	private NewActivityType(String typeId, @Nullable String name, @Nullable FileUpload icon, boolean configurable) {
		Assert.hasText(typeId, "'typeId' must not be empty");
		this.typeId = typeId;
		this.name = name;
		this.icon = icon;
		this.configurable = configurable;
	}

	/**
	 * Describe a type.
	 * @param typeId the id of the type, unique within the application
	 * @return the type
	 */
	public static NewActivityType of(String typeId) {
		return new NewActivityType(typeId, null, null, false);
	}

	/**
	 * Set the display name.
	 * @param name the name
	 * @return a changed copy
	 */
	public NewActivityType withName(String name) {
		return new NewActivityType(this.typeId, name, this.icon, this.configurable);
	}

	/**
	 * Set the icon. Its content is read on a thread that may block, before anything is
	 * sent.
	 * @param icon the file with the icon
	 * @return a changed copy
	 */
	public NewActivityType withIcon(FileUpload icon) {
		return new NewActivityType(this.typeId, this.name, icon, this.configurable);
	}

	/**
	 * Create it a type of configurable activities.
	 * @param configurable whether they are
	 * @return a changed copy
	 */
	public NewActivityType withConfigurable(boolean configurable) {
		return new NewActivityType(this.typeId, this.name, this.icon, configurable);
	}

	/**
	 * Return the id of the type.
	 * @return the id
	 */
	public String typeId() {
		return this.typeId;
	}

	@Nullable String name() {
		return this.name;
	}

	@Nullable FileUpload icon() {
		return this.icon;
	}

	boolean isConfigurable() {
		return this.configurable;
	}

	@Override
	public String toString() {
		return "NewActivityType[" + this.typeId + "]";
	}

}
