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
package io.github.b24spring.client.list;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.b24spring.client.list.catalog.ListShape;

import org.springframework.util.Assert;

/**
 * Puts the conditions of a filter into the words of a method, or refuses them.
 */
final class FilterSpelling {

	private static final String LOGIC = "logic";

	private static final String SYMBOLS = "=!<>@%?";

	/**
	 * The ways to spell an operator, the usual one first. The empty one is a field
	 * without an operator, which means equality and is known everywhere.
	 */
	private static final List<List<String>> SYNONYMS = List.of(List.of("=", ""), List.of("!=", "!"),
			List.of("@", "=", ""), List.of("!@", "!=", "!"), List.of("=%", "%="), List.of("!=%", "!%="));

	private final String method;

	private final ListMethod form;

	FilterSpelling(String method, ListMethod form) {
		this.method = method;
		this.form = form;
	}

	/**
	 * A logic of all conditions would be that of those on the id too, which a list that
	 * is read by id adds, so that it becomes one of a group.
	 */
	Map<String, Object> conditions(Filter filter) {
		Assert.isTrue(filter.conditions().isEmpty() || !isWithoutFilter(),
				() -> "'%s' documents no filter: put what it knows instead into 'param', or name its filter with 'method(…)' and 'withParameters'"
					.formatted(this.method));
		Map<String, Object> spelled = conditions(filter.conditions());
		return spelled.keySet().stream().anyMatch(LOGIC::equalsIgnoreCase) ? Map.of("0", spelled) : spelled;
	}

	private Map<String, Object> conditions(Map<?, ?> conditions) {
		Map<String, Object> spelled = new LinkedHashMap<>();
		conditions.forEach((key, value) -> {
			String name = key.toString();
			boolean group = isGroup(name) && value instanceof Map;
			Assert.isTrue(!(group || name.equalsIgnoreCase(LOGIC)) || knowsGroups(),
					() -> "'" + this.method + "' knows no groups of alternatives in its filter");
			if (group) {
				spelled.put(name, conditions((Map<?, ?>) value));
			}
			else {
				put(spelled, spell(name), value);
			}
		});
		return spelled;
	}

	private boolean knowsGroups() {
		return this.form.groups() && !this.form.hasTopLevelConditions();
	}

	private static boolean isGroup(String name) {
		return !name.isEmpty() && Character.isDigit(name.charAt(0));
	}

	private boolean isWithoutFilter() {
		ListShape documented = this.form.documented();
		return documented != null && documented.parameters().filter() == null
				&& this.form.filterParameter().equals(ListMethod.FILTER);
	}

	private void put(Map<String, Object> spelled, String key, Object value) {
		Assert.isTrue(!spelled.containsKey(key),
				() -> "There are two conditions '%s' in the filter of '%s': ask for one of them, and narrow the rows yourself"
					.formatted(key, this.method));
		spelled.put(key, value);
	}

	private String spell(String key) {
		int length = 0;
		while (length < key.length() && SYMBOLS.indexOf(key.charAt(length)) != -1) {
			length++;
		}
		String operator = key.substring(0, length);
		String field = key.substring(length);
		Assert.isTrue(!field.isEmpty() && field.equals(field.strip()),
				() -> "The condition '%s' in the filter of '%s' does not begin with an operator and the name of a field"
					.formatted(key, this.method));
		if (this.form.hasTopLevelConditions()) {
			Assert.isTrue(operator.isEmpty() || operator.equals("="),
					() -> refusal(operator, field, "its conditions are parameters that a value is equal to"));
			return field;
		}
		return operator.isEmpty() || this.form.operators().isEmpty() ? key : spell(operator, field) + field;
	}

	private String spell(String operator, String field) {
		Set<String> known = this.form.operators();
		if (known.contains(operator)) {
			return operator;
		}
		boolean silent = known.equals(Set.of(ListMethod.NONE));
		if (silent && operator.equals("=")) {
			return ListMethod.NONE;
		}
		Assert.isTrue(!silent, () -> refusal(operator, field,
				"it documents no operators, so that a field equals a value; if it knows more, say so with 'method(…)' and 'withOperators'"));
		for (List<String> synonyms : SYNONYMS) {
			if (synonyms.get(0).equals(operator)) {
				for (String synonym : synonyms) {
					if (synonym.isEmpty() || known.contains(synonym)) {
						return synonym;
					}
				}
			}
		}
		boolean negated = operator.startsWith("!") && (known.contains("!") || known.contains("!="))
				&& known.contains(operator.substring(1));
		Assert.isTrue(negated,
				() -> refusal(operator, field,
						"it documents %s; if it knows more, say so with 'method(…)' and 'withOperators'"
							.formatted(String.join(" ", new TreeSet<>(known)))));
		return operator;
	}

	private String refusal(String operator, String field, String reason) {
		return "'%s' knows no operator '%s' in its filter, which '%s' has: %s".formatted(this.method, operator, field,
				reason);
	}

}
