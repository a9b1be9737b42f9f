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
package io.github.b24spring.client.internal.walk;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.ListPage;
import io.github.b24spring.client.ListProgress;
import io.github.b24spring.client.ListSpec;
import io.github.b24spring.client.internal.answer.AnswerReader;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.ListObservations;
import io.github.b24spring.client.internal.pipeline.RetryPolicy;
import io.github.b24spring.client.internal.pipeline.Stage;
import io.github.b24spring.client.internal.time.Durations;
import io.github.b24spring.client.list.Filter;
import io.github.b24spring.client.list.ListMethod;
import io.github.b24spring.client.list.SortOrder;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * A list that is being described, and the choice of how to read it.
 *
 * @param <T> the type of a row
 */
public final class DefaultListSpec<T> implements ListSpec<T> {

	private final Stage next;

	private final RetryPolicy retryPolicy;

	private final UnaryOperator<Call> commands;

	private final MemoryBudget memory;

	private final ListObservations observations;

	private final RowDecoder<T> decoder;

	private final ListQuery query;

	private final Consumer<ListProgress> listener;

	public DefaultListSpec(Stage next, RetryPolicy retryPolicy, UnaryOperator<Call> commands, AnswerReader answers,
			MemoryBudget memory, ListObservations observations, String method, Type type) {
		this(next, retryPolicy, commands, memory, observations,
				new RowDecoder<>(Call.of(method).method(), answers, type), ListQuery.of(Call.of(method).method()),
				(progress) -> {
				});
	}

	private DefaultListSpec(Stage next, RetryPolicy retryPolicy, UnaryOperator<Call> commands, MemoryBudget memory,
			ListObservations observations, RowDecoder<T> decoder, ListQuery query, Consumer<ListProgress> listener) {
		this.next = next;
		this.retryPolicy = retryPolicy;
		this.commands = commands;
		this.memory = memory;
		this.observations = observations;
		this.decoder = decoder;
		this.query = query;
		this.listener = listener;
	}

	private ListSpec<T> with(ListQuery query) {
		return new DefaultListSpec<>(this.next, this.retryPolicy, this.commands, this.memory, this.observations,
				this.decoder, query, this.listener);
	}

	@Override
	public ListSpec<T> filter(Filter filter) {
		Assert.isTrue(!filter.hasGroups() || this.query.form().groups(),
				() -> "'" + this.query.method() + "' knows no groups of alternatives in its filter");
		if (filter.hasGroups() && this.query.filter().hasGroups()) {
			throw new IllegalArgumentException("There are groups of alternatives already: put all into one filter");
		}
		Filter all = filter.hasGroups() ? filter.and(without(this.query.filter(), filter))
				: this.query.filter().and(filter.conditions());
		return with(this.query.withFilter(all));
	}

	private static Map<String, Object> without(Filter filter, Filter other) {
		Map<String, Object> conditions = new LinkedHashMap<>(filter.conditions());
		conditions.keySet().removeAll(other.conditions().keySet());
		return conditions;
	}

	@Override
	public ListSpec<T> order(String field, SortOrder order) {
		Assert.hasText(field, "'field' must not be empty");
		Map<String, SortOrder> all = new LinkedHashMap<>(this.query.order());
		all.put(field, order);
		Assert.isTrue(all.size() == 1 || this.query.form().sortParameter() == null,
				() -> "'" + this.query.method() + "' sorts by one field alone");
		return with(this.query.withOrder(all));
	}

	@Override
	public ListSpec<T> select(String... fields) {
		List<String> all = new ArrayList<>(this.query.select());
		all.addAll(List.of(fields));
		return with(this.query.withSelect(all));
	}

	@Override
	public ListSpec<T> param(String name, @Nullable Object value) {
		Assert.hasText(name, "'name' must not be empty");
		Map<String, @Nullable Object> all = new LinkedHashMap<>(this.query.parameters());
		all.put(name, value);
		return with(this.query.withParameters(all));
	}

	@Override
	public ListSpec<T> method(UnaryOperator<ListMethod> method) {
		return with(this.query.withForm(method.apply(this.query.form())));
	}

	@Override
	public ListSpec<T> priority(CallPriority priority) {
		return with(this.query.withPriority(priority));
	}

	@Override
	public ListSpec<T> deadline(Duration deadline) {
		return with(this.query.withDeadline(Durations.positive("deadline", deadline)));
	}

	@Override
	public ListSpec<T> progress(Consumer<ListProgress> listener) {
		return new DefaultListSpec<>(this.next, this.retryPolicy, this.commands, this.memory, this.observations,
				this.decoder, this.query, new GuardedProgress(listener));
	}

	@Override
	public Flux<T> fetch() {
		ListQuery plain = plain();
		return plain.isById() ? walk(plain, null) : observed(
				new OffsetWalk<T>(this.next, this.retryPolicy, plain, this.decoder, this.listener, this.memory).rows());
	}

	@Override
	public Flux<List<T>> pages() {
		return Pieces.of(fetch(), RowPage.SIZE);
	}

	@Override
	public Flux<T> fetchAfter(long id) {
		ListQuery plain = plain();
		Assert.state(plain.isById(),
				"Only a list in the order of its ids can be resumed after an id; see ListMethod.withWalkable");
		return walk(plain, id);
	}

	@Override
	public Flux<List<T>> pagesAfter(long id) {
		return Pieces.of(fetchAfter(id), RowPage.SIZE);
	}

	private ListQuery plain() {
		this.query.check();
		return this.query.plain(this.commands);
	}

	private Flux<T> walk(ListQuery plain, @Nullable Long from) {
		IdBounds bounds = IdBounds.of(plain, from);
		return bounds.isEmpty() ? Flux.empty() : observed(
				new IdWalk<T>(this.next, this.retryPolicy, plain, bounds, this.decoder, this.listener, this.memory)
					.rows());
	}

	private Flux<T> observed(Flux<T> rows) {
		return this.observations.observe(this.query.method(), rows);
	}

	@Override
	public Mono<ListPage<T>> page(long start) {
		this.query.check();
		ListChecks.checkStart(this.query, start);
		return this.next.exchange(this.query.page(start)).map((envelope) -> page(start, envelope));
	}

	private ListPage<T> page(long start, Envelope envelope) {
		RowPage page = this.decoder.page(envelope.result(), this.query.form());
		List<T> rows = new ArrayList<>(page.size());
		for (int i = 0; i < page.size(); i++) {
			rows.add(this.decoder.decode(page, i));
		}
		return new ListPage<>(rows, envelope.total(), NextPage.after(start, page.size(), envelope, this.query.form()));
	}

	@Override
	public Mono<Long> count() {
		this.query.check();
		return this.next.exchange(this.query.counting()).mapNotNull(Envelope::total);
	}

}
