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
package io.github.b24spring.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.list.Filter;
import io.github.b24spring.client.list.ListMethod;
import io.github.b24spring.client.list.SortOrder;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Description of a list to be read. Immutable; every method returns a changed copy.
 * <p>
 * Rows come in the order of their ids unless told otherwise. Then many pages travel in
 * one request, and several requests at the same time, as far as the subscriber keeps up:
 * each row comes once. In another order, or where the method cannot filter by id, pages
 * are found by their number, and rows that are added or removed meanwhile may shift
 * others.
 *
 * @param <T> the type of a row
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface ListSpec<T> {

	/**
	 * Add conditions. Conditions on the id narrow what is read.
	 * @param filter the conditions
	 * @return a changed copy
	 * @throws IllegalArgumentException if the filter has groups, which the method does
	 * not know
	 */
	ListSpec<T> filter(Filter filter);

	/**
	 * Add conditions in the form that the portal reads.
	 * @param conditions the values by prefixed names of fields
	 * @return a changed copy
	 */
	default ListSpec<T> filter(Map<String, ?> conditions) {
		return filter(Filter.of(conditions));
	}

	/**
	 * Sort the rows, after what was said before.
	 * @param field the name of the field
	 * @param order the direction
	 * @return a changed copy
	 */
	ListSpec<T> order(String field, SortOrder order);

	/**
	 * Select fields. The id is added, if the method is known to have one.
	 * @param fields the names of the fields
	 * @return a changed copy
	 */
	ListSpec<T> select(String... fields);

	/**
	 * Set another parameter of the method.
	 * @param name the name as documented
	 * @param value the value
	 * @return a changed copy
	 */
	ListSpec<T> param(String name, @Nullable Object value);

	/**
	 * Correct what is known of the method.
	 * @param method changes the description
	 * @return a changed copy
	 */
	ListSpec<T> method(UnaryOperator<ListMethod> method);

	/**
	 * Say how urgent the requests are; {@link CallPriority#BULK} for {@linkplain #fetch()
	 * all rows} and {@link CallPriority#INTERACTIVE} for {@linkplain #page(long) pages}
	 * unless set.
	 * @param priority the priority
	 * @return a changed copy
	 */
	ListSpec<T> priority(CallPriority priority);

	/**
	 * Limit the time of each request, waiting for its turn included.
	 * @param deadline the time
	 * @return a changed copy
	 */
	ListSpec<T> deadline(Duration deadline);

	/**
	 * Set who is notified of the progress of {@link #fetch()}, after each request whose
	 * rows were given to the subscriber. It is called on the threads that do the work and
	 * returns at once.
	 * @param listener the listener
	 * @return a changed copy
	 */
	ListSpec<T> progress(Consumer<ListProgress> listener);

	/**
	 * Read all rows.
	 * @return the rows. Never ends short: what cannot be read is a
	 * {@link Bitrix24ListException} that tells the last id.
	 */
	Flux<T> fetch();

	/**
	 * Return all rows, in pieces to be written at once. A failure comes after the rows
	 * that were read before it, as with {@link #fetch()}.
	 * @return the rows, fifty at a time, and fewer in the last piece. Empty if there are
	 * none
	 */
	Flux<List<T>> pages();

	/**
	 * Return all rows after one, in the order of the ids.
	 * @param id the id of the last row that is known, which is not among them
	 * @return the rows after it
	 * @throws IllegalStateException if the rows do not come in the order of their ids
	 */
	Flux<T> fetchAfter(long id);

	/**
	 * Return all rows after one, in the order of the ids and in pieces to be written at
	 * once.
	 * @param id the id of the last row that is known, such as the last of the last piece
	 * @return the rows after it, in pieces as those of {@link #pages()}
	 * @throws IllegalStateException if the rows do not come in the order of their ids
	 */
	Flux<List<T>> pagesAfter(long id);

	/**
	 * Read one page.
	 * @param start the number of rows before the page
	 * @return the page
	 */
	Mono<ListPage<T>> page(long start);

	/**
	 * Count the rows.
	 * @return the number of rows; empty if the method does not count
	 */
	Mono<Long> count();

}
