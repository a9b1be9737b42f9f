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
package io.github.b24spring.testportal.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.b24spring.testportal.list.PhpValues;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.PortalErrorException;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call by their names in lower case: the documentation writes them
 * both ways.
 *
 * @author The b24spring maintainers
 */
final class Arguments {

	private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

	private Arguments() {
	}

	static Arguments of(MethodRequest request) {
		Arguments arguments = new Arguments();
		request.parameters().forEach((name, value) -> arguments.values.put(name.toLowerCase(Locale.ROOT), value));
		return arguments;
	}

	boolean has(String name) {
		return this.values.get(name) != null;
	}

	String text(String name) {
		return PhpValues.text(this.values.get(name)).trim();
	}

	String required(String name) {
		String text = text(name);
		if (text.isEmpty()) {
			throw new PortalErrorException(400, "ERROR_ARGUMENT", "The parameter '" + name + "' is missing");
		}
		return text;
	}

	long integer(String name, long otherwise) {
		return has(name) ? PhpValues.integer(this.values.get(name)) : otherwise;
	}

	List<String> texts(String name) {
		return PhpValues.list(this.values.get(name)).stream().map(PhpValues::text).toList();
	}

	Map<String, @Nullable Object> map(String name) {
		Map<String, @Nullable Object> map = PhpValues.map(this.values.get(name));
		return (map != null) ? map : Map.of();
	}

}
