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
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * Something that a list does not do as the documentation says, in an answer that is
 * otherwise well. Faults of the start, the filter and the order concern lists that have
 * parameters of these names, in any case.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface ListFault {

	/**
	 * Answers a call.
	 * @param method the list as it should be
	 * @param request the call
	 * @return the answer
	 */
	MethodResult answer(PortalMethod method, MethodRequest request);

	/**
	 * Applies another fault to what this one answers.
	 * @param other the other fault
	 * @return both
	 */
	default ListFault and(ListFault other) {
		return (method, request) -> other.answer((call) -> answer(method, call), request);
	}

	/**
	 * Every page tells the same start of the next one.
	 * @param value any JSON value, such as {@code null}, {@code ""}, {@code "x"} or
	 * {@code false}
	 * @return the fault
	 */
	static ListFault next(@Nullable Object value) {
		return paging((start, paging) -> paging.put("next", value));
	}

	/**
	 * No page tells the start of the next one.
	 * @return the fault
	 */
	static ListFault withoutNext() {
		return paging((start, paging) -> paging.remove("next"));
	}

	/**
	 * Every page says that the next one begins one row further, for ever.
	 * @return the fault
	 */
	static ListFault nextGrowsByOne() {
		return paging((start, paging) -> paging.put("next", Math.max(0, start) + 1));
	}

	/**
	 * Every page tells the same number of rows.
	 * @param value any JSON value, such as a number that is wrong or too large
	 * @return the fault
	 */
	static ListFault total(@Nullable Object value) {
		return paging((start, paging) -> paging.put("total", value));
	}

	/**
	 * No page tells the number of rows.
	 * @return the fault
	 */
	static ListFault withoutTotal() {
		return paging((start, paging) -> paging.remove("total"));
	}

	/**
	 * Every page looks as if it were the whole list: its own rows are the total, and
	 * there is no next one. {@code crm.address.list} was seen to do so.
	 * @return the fault
	 */
	static ListFault pageLooksWhole() {
		return (method, request) -> {
			MethodResult result = method.run(request);
			return result.withPaging(Map.of("total", (long) ListRows.of(result.result()).size()));
		};
	}

	/**
	 * One page is empty, those around it are not.
	 * @param start the start of that page
	 * @return the fault
	 */
	static ListFault emptyPage(long start) {
		return (method, request) -> {
			MethodResult result = method.run(request);
			return (start(request) == start) ? result.withResult(ListRows.replace(result.result(), List.of())) : result;
		};
	}

	/**
	 * All pages are empty, and each says that there is a next one.
	 * @return the fault
	 */
	static ListFault emptyPagesForEver() {
		return (method, request) -> {
			MethodResult result = method.run(request);
			return endless(request, result.withResult(ListRows.replace(result.result(), List.of())));
		};
	}

	/**
	 * The start of a page is ignored: the first comes each time, and is told to be the
	 * one that was asked for.
	 * @return the fault
	 */
	static ListFault startIgnored() {
		return (method, request) -> {
			MethodResult result = method.run(request);
			Object first = method.run(without(request, "start")).result();
			return result.withResult(first);
		};
	}

	/**
	 * The first page comes each time, and each time there is a next one.
	 * @return the fault
	 */
	static ListFault samePageForEver() {
		return (method, request) -> endless(request, method.run(without(request, "start")));
	}

	/**
	 * The filter is ignored, and with it the last id of those who walk from one to the
	 * next.
	 * @return the fault
	 */
	static ListFault filterIgnored() {
		return (method, request) -> method.run(without(request, "filter"));
	}

	/**
	 * The order is ignored.
	 * @return the fault
	 */
	static ListFault orderIgnored() {
		return (method, request) -> method.run(without(request, "order"));
	}

	/**
	 * Something stands in the place of every row.
	 * @param row any JSON value, such as {@code null}, {@code false} or an empty list
	 * @return the fault
	 */
	static ListFault rows(@Nullable Object row) {
		return (method, request) -> {
			MethodResult result = method.run(request);
			return result.withResult(ListRows.map(result.result(), (ignored) -> row));
		};
	}

	/**
	 * Rows are changed.
	 * @param change makes of a row what stands in its place
	 * @return the fault
	 */
	static ListFault changedRows(UnaryOperator<@Nullable Object> change) {
		return (method, request) -> {
			MethodResult result = method.run(request);
			return result.withResult(ListRows.map(result.result(), change));
		};
	}

	private static ListFault paging(BiFunction<Long, Map<String, @Nullable Object>, @Nullable Object> change) {
		return (method, request) -> {
			MethodResult result = method.run(request);
			Map<String, @Nullable Object> paging = new LinkedHashMap<>(result.paging());
			change.apply(start(request), paging);
			return result.withPaging(paging);
		};
	}

	private static MethodResult endless(MethodRequest request, MethodResult result) {
		Map<String, @Nullable Object> paging = new LinkedHashMap<>(result.paging());
		paging.put("next", Math.max(0, start(request)) + 50);
		return result.withPaging(paging);
	}

	private static long start(MethodRequest request) {
		return request.parameters()
			.entrySet()
			.stream()
			.filter((entry) -> isNamed(entry.getKey(), "start"))
			.mapToLong((entry) -> PhpValues.integer(entry.getValue()))
			.findFirst()
			.orElse(0);
	}

	private static MethodRequest without(MethodRequest request, String name) {
		Map<String, @Nullable Object> parameters = new LinkedHashMap<>(request.parameters());
		parameters.keySet().removeIf((parameter) -> isNamed(parameter, name));
		return new MethodRequest(request.method(), parameters, request.application());
	}

	private static boolean isNamed(String parameter, String name) {
		return parameter.toLowerCase(Locale.ROOT).equals(name);
	}

}
