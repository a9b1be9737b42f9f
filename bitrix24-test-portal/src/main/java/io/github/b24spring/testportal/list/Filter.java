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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

/**
 * A filter: the range of ids that it leaves, and what has to be asked of each row.
 */
final class Filter {

	private final FieldNames names;

	private final Set<Condition.Operator> operators;

	private final boolean groups;

	private final List<Predicate<Row>> predicates = new ArrayList<>();

	private long from = Long.MIN_VALUE;

	private long to = Long.MAX_VALUE;

	private @Nullable List<Long> candidates;

	private @Nullable ToIntFunction<Row> repetitions;

	Filter(FieldNames names, Set<Condition.Operator> operators, boolean groups) {
		this.names = names;
		this.operators = operators;
		this.groups = groups;
	}

	void add(String key, @Nullable Object value) {
		Predicate<Row> group = this.groups ? group(key, value) : null;
		if (group != null) {
			this.predicates.add(group);
			return;
		}
		Condition condition = Condition.parse(key, value, this.operators);
		// As on the portal, a field that it does not know restricts nothing
		if (this.names.isFilterable(condition.field()) && !(this.names.isId(condition.field()) && narrow(condition))) {
			this.predicates.add(predicate(condition));
		}
	}

	void repeat(ToIntFunction<Row> repetitions) {
		this.repetitions = repetitions;
	}

	/**
	 * The lowest id, included.
	 */
	long from() {
		return this.from;
	}

	/**
	 * The highest id, excluded.
	 */
	long to() {
		return Math.max(this.from, this.to);
	}

	@Nullable List<Long> candidates() {
		return this.candidates;
	}

	boolean isRange() {
		return this.predicates.isEmpty() && this.candidates == null && this.repetitions == null;
	}

	/**
	 * How many times a row is in the list.
	 */
	int count(Row row) {
		for (Predicate<Row> predicate : this.predicates) {
			if (!predicate.test(row)) {
				return 0;
			}
		}
		return (this.repetitions != null) ? this.repetitions.applyAsInt(row) : 1;
	}

	private Predicate<Row> predicate(Condition condition) {
		return condition.predicate(this.names.inRow(condition.field()), this.names.kind(condition.field()));
	}

	private boolean narrow(Condition condition) {
		double bound = PhpValues.number(condition.first());
		switch (condition.operator()) {
			case GREATER -> this.from = Math.max(this.from, (long) (Math.floor(bound) + 1));
			case GREATER_OR_EQUAL -> this.from = Math.max(this.from, (long) Math.ceil(bound));
			case LESS -> this.to = Math.min(this.to, (long) Math.ceil(bound));
			case LESS_OR_EQUAL -> this.to = Math.min(this.to, (long) (Math.floor(bound) + 1));
			case EQUAL, EQUAL_SIGN, IN -> {
				List<Long> ids = condition.values().stream().map(PhpValues::integer).distinct().sorted().toList();
				List<Long> known = this.candidates;
				this.candidates = (known != null) ? known.stream().filter(ids::contains).toList() : ids;
			}
			default -> {
				return false;
			}
		}
		return true;
	}

	private @Nullable Predicate<Row> group(String key, @Nullable Object value) {
		if (key.isEmpty() || !key.chars().allMatch(Character::isDigit)) {
			return null;
		}
		Map<String, @Nullable Object> entries = PhpValues.map(value);
		if (entries == null) {
			return null;
		}
		boolean any = "OR".equalsIgnoreCase(PhpValues.text(entries.remove("logic")));
		List<Predicate<Row>> parts = new ArrayList<>();
		entries.forEach((name, entry) -> {
			Predicate<Row> nested = group(name, entry);
			if (nested != null) {
				parts.add(nested);
				return;
			}
			Condition condition = Condition.parse(name, entry, this.operators);
			if (this.names.isFilterable(condition.field())) {
				parts.add(predicate(condition));
			}
		});
		if (parts.isEmpty()) {
			return (row) -> true;
		}
		return (row) -> any ? parts.stream().anyMatch((part) -> part.test(row))
				: parts.stream().allMatch((part) -> part.test(row));
	}

}
