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
package io.github.b24spring.testportal.list;

import org.jspecify.annotations.Nullable;

/**
 * A row of a list.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface Row {

	/**
	 * A value that says that a row does not have a field at all.
	 */
	Object ABSENT = new Object();

	/**
	 * Return the id of the row.
	 * @return the id
	 */
	long id();

	/**
	 * Return the value of a field, in the form that it has on the wire.
	 * @param field the name of the field
	 * @return the value, or {@link #ABSENT}
	 */
	@Nullable Object value(String field);

}
