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
package io.github.b24spring.client.list.catalog;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * How a list method is asked and how it answers. Names of parameters and keys are paths:
 * a dot leads into an object, as in {@code params.filter}.
 *
 * @param method the name as documented
 * @param rows the key in {@code result} where the rows are; {@code null} if they are the
 * result
 * @param filterId the name of the id in filter and order; {@code null} if the rows have
 * no id
 * @param rowId the name of the id in a row; {@code null} if the rows have no id
 * @param parameters the names of the parameters
 * @param paging how the next page is asked for
 * @param operators the operators that the documentation lists for the filter, as it
 * spells them, in its order; empty if it lists none. A field without an operator is
 * always allowed.
 * @param traits what the method can do
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ListShape(String method, @Nullable String rows, @Nullable String filterId, @Nullable String rowId,
		Parameters parameters, ListPaging paging, Set<String> operators, Set<ListTrait> traits) {

	/**
	 * Create a description.
	 */
	public ListShape {
		Assert.hasText(method, "'method' must not be empty");
		Assert.isTrue((filterId == null) == (rowId == null), "an id has a name in filter and row");
		operators = Collections.unmodifiableSet(new LinkedHashSet<>(operators));
		traits = Set.copyOf(traits);
	}

	/**
	 * Whether the method has a trait.
	 * @param trait the trait
	 * @return whether it has
	 */
	public boolean has(ListTrait trait) {
		return this.traits.contains(trait);
	}

	/**
	 * Whether the list can be read by the last id instead of the number of the page: the
	 * method filters and sorts by id.
	 * @return whether it can
	 */
	public boolean isWalkable() {
		return has(ListTrait.ID_FILTERABLE) && has(ListTrait.ID_SORTABLE);
	}

	/**
	 * Names of parameters.
	 *
	 * @param filter the one with the conditions; {@link #TOP_LEVEL} if each condition is
	 * a parameter of its own, {@code null} if there are no conditions
	 * @param sort the one with the field to sort by, for methods that take field and
	 * direction apart; {@code null} for those that take a map
	 * @param order the one with the fields and directions, or with the direction where
	 * {@code sort} has the field; {@code null} if the order cannot be chosen
	 * @param select the one with the fields to read; {@code null} if they cannot be
	 * chosen
	 */
	public record Parameters(@Nullable String filter, @Nullable String sort, @Nullable String order,
			@Nullable String select) {

		/**
		 * Stands for a filter whose conditions are parameters of their own.
		 */
		public static final String TOP_LEVEL = ".";

		/**
		 * Whether each condition is a parameter of its own, so that there are no
		 * operators.
		 * @return whether it is
		 */
		public boolean isTopLevel() {
			return TOP_LEVEL.equals(this.filter);
		}

	}

}
