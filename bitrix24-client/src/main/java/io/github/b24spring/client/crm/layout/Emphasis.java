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
package io.github.b24spring.client.crm.layout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a tag, a button or a badge stands out. A badge and a tag know all constants, a
 * button the first two. A name that is not among the constants is kept.
 *
 * @param value the portal's name
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Emphasis(@JsonValue String value) {

	/**
	 * The main one.
	 */
	public static final Emphasis PRIMARY = new Emphasis("primary");

	/**
	 * A minor one.
	 */
	public static final Emphasis SECONDARY = new Emphasis("secondary");

	/**
	 * Something went well.
	 */
	public static final Emphasis SUCCESS = new Emphasis("success");

	/**
	 * Something wants attention.
	 */
	public static final Emphasis WARNING = new Emphasis("warning");

	/**
	 * Something went wrong.
	 */
	public static final Emphasis FAILURE = new Emphasis("failure");

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public Emphasis {
	}

}
