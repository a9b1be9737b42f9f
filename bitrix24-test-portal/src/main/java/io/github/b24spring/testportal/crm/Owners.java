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

import io.github.b24spring.testportal.list.PhpValues;

/**
 * Finds what calls of the newer methods name, or refuses.
 */
record Owners(ActivityStore store) {

	/**
	 * The object of the CRM that two parameters name.
	 */
	Binding owner(Parameters parameters, String typeName, String idName) {
		Binding owner = new Binding(parameters.requiredInteger(typeName), parameters.requiredInteger(idName));
		if (!this.store.exists(owner.typeId(), owner.id())) {
			throw Parameters.error("OWNER_NOT_FOUND", "Owner was not found");
		}
		return owner;
	}

	Activity activity(long id) {
		Activity activity = this.store.find(id);
		if (activity == null) {
			throw notFound();
		}
		return activity;
	}

	/**
	 * The activity of a provider.
	 */
	Activity activity(long id, String provider) {
		Activity activity = activity(id);
		if (!activity.isOf(provider)) {
			throw notFound();
		}
		return activity;
	}

	void checkUser(long id) {
		if (id < 1) {
			throw Parameters.error("INVALID_ARG_VALUE", "Responsible user is invalid");
		}
	}

	/**
	 * A date, which must be one.
	 */
	static String date(Object value) {
		String date = Parameters.date(PhpValues.text(value));
		if (date == null) {
			throw Parameters.error("WRONG_DATETIME_FORMAT", "Wrong datetime format");
		}
		return date;
	}

	static RuntimeException notFound() {
		return Parameters.error("NOT_FOUND", "Element not found");
	}

}
