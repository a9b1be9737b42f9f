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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.b24spring.testportal.method.PortalErrorException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the filter of the third version, an array of conditions and groups, as one of the
 * second.
 *
 * @author The b24spring maintainers
 */
final class Rest3Filter {

	private static final Map<String, String> OPERATORS = Map.of("=", "=", "!=", "!=", ">", ">", ">=", ">=", "<", "<",
			"<=", "<=", "in", "@", "between", "><");

	private final FieldNames names;

	private final Filter filter;

	Rest3Filter(FieldNames names) {
		this.names = names;
		this.filter = new Filter(names, Condition.Operator.of(Set.copyOf(OPERATORS.values())), true);
	}

	Filter read(@Nullable Object conditions) {
		for (Object condition : PhpValues.list(conditions)) {
			entry(condition).forEach(this.filter::add);
		}
		return this.filter;
	}

	private Map<String, @Nullable Object> entry(@Nullable Object condition) {
		if (condition instanceof Map<?, ?> group) {
			Map<String, @Nullable Object> entries = new LinkedHashMap<>();
			entries.put("logic", group.get("logic"));
			for (Object inner : PhpValues.list(group.get("conditions"))) {
				entries.put(Integer.toString(entries.size()), entry(inner));
			}
			Map<String, @Nullable Object> nested = new LinkedHashMap<>();
			nested.put("0", entries);
			return nested;
		}
		if (!(condition instanceof List<?> parts) || parts.size() < 2 || parts.size() > 3) {
			throw refusal("INVALIDFILTEREXCEPTION", "A condition is a field, an operator and a value");
		}
		String field = PhpValues.text(parts.get(0));
		if (!this.names.isFilterable(field)) {
			throw refusal("VALIDATION_REQUESTVALIDATIONEXCEPTION", "The field '" + field + "' cannot be filtered by");
		}
		Object value = parts.get(parts.size() - 1);
		String operator = (parts.size() == 3) ? PhpValues.text(parts.get(1)).toLowerCase(Locale.ROOT)
				: (value instanceof List<?>) ? "in" : "=";
		String prefix = OPERATORS.get(operator);
		if (prefix == null) {
			throw refusal("UNKNOWNFILTEROPERATOREXCEPTION", "There is no operator '" + operator + "'");
		}
		Map<String, @Nullable Object> entry = new LinkedHashMap<>();
		entry.put(prefix + field, value);
		return entry;
	}

	static PortalErrorException refusal(String code, String description) {
		return new PortalErrorException(400, "BITRIX_REST_V3_EXCEPTION_" + code, description);
	}

}
