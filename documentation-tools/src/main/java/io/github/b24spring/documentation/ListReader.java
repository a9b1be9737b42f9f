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
package io.github.b24spring.documentation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.b24spring.client.RestVersion;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a page whether its method is a list, and the line for the table.
 */
final class ListReader {

	/**
	 * Stands for rows that an override has to place.
	 */
	static final String UNKNOWN = "?";

	private static final Pattern LIST_VERB = Pattern.compile("list.*|get.*list.*|.*list");

	private static final Pattern COUNTING_VERB = Pattern.compile("list.*|get(?!.*(fields|types)).*");

	private static final Pattern UNCOUNTED = Pattern.compile("[`\"']?start[`\"']?\\s*[=:]\\s*[`\"']?-1");

	private final Page page;

	private final RequestParameters request;

	private final @Nullable AnswerSample answer;

	private final boolean exampleOnly;

	private ListReader(Page page) {
		this.page = page;
		this.request = new RequestParameters(page);
		Optional<AnswerSample> documented = AnswerTable.documented(page);
		this.answer = documented.or(() -> AnswerTable.readByPages(page)).orElse(null);
		this.exampleOnly = documented.isEmpty() && this.answer != null;
	}

	static Optional<ListLine> read(Page page) {
		return page.method().reading() ? new ListReader(page).line() : Optional.empty();
	}

	private boolean isList() {
		if (this.request.paging() != null) {
			return true;
		}
		String verb = this.page.verb();
		return this.answer != null
				&& (LIST_VERB.matcher(verb).matches() || (isCounted() && COUNTING_VERB.matcher(verb).matches()));
	}

	private boolean isCounted() {
		return this.page.version() == RestVersion.V2 && (this.page.sample().contains("\"total\"")
				|| this.page.answerTables().stream().anyMatch((table) -> table.names("total")));
	}

	private Optional<ListLine> line() {
		if (!isList()) {
			return Optional.empty();
		}
		String rowId = (this.answer != null) ? this.answer.id() : null;
		String filterId = (rowId != null) ? this.request.id(rowId) : null;
		String paging = this.request.paging();
		boolean undocumented = paging == null && (isCounted() || this.exampleOnly);
		return Optional.of(new ListLine(List.of(this.page.method().name(),
				(this.page.version() == RestVersion.V2) ? "2" : "3", rows(), id(filterId, rowId),
				column(this.request.filter()), column(this.request.order()), column(this.request.select()),
				undocumented ? "offset:start:-:-" : column(paging), Integer.toString(this.request.pageSize()),
				column(String.join(" ", this.request.operators())), traits(undocumented))));
	}

	private String rows() {
		return (this.answer != null) ? column(this.answer.rows()) : UNKNOWN;
	}

	private static String id(@Nullable String filterId, @Nullable String rowId) {
		return (filterId == null || filterId.equals(rowId)) ? column(rowId) : filterId + ':' + rowId;
	}

	private static String column(@Nullable String value) {
		return (value != null && !value.isEmpty()) ? value : ListLine.ABSENT;
	}

	private String traits(boolean undocumented) {
		StringBuilder traits = new StringBuilder();
		boolean numeric = this.answer != null && this.answer.numeric();
		append(traits, 'i', numeric && this.request.isIdFilterable());
		append(traits, 's', this.answer != null && this.answer.id() != null && this.request.isIdSortable());
		append(traits, 'g', this.page.version() == RestVersion.V2 && this.request.knowsGroups());
		append(traits, 'a', this.request.hasConditionArrays());
		append(traits, 'k', this.answer != null && this.answer.keyed());
		append(traits, 'c', isCounted());
		append(traits, 'u', UNCOUNTED.matcher(this.page.text()).find());
		append(traits, 'n', undocumented);
		return column(traits.toString());
	}

	private static void append(StringBuilder traits, char trait, boolean has) {
		if (has) {
			traits.append(trait);
		}
	}

}
