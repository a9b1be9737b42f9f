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

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an answer has its rows: by its sample, or else by the table that explains it, or
 * else by the example that reads all pages.
 */
final class AnswerTable {

	private static final Pattern READS_PAGES = Pattern
		.compile("fetchListMethod\\(\\s*'[\\w.]+',.*?'(ID|id)'(?:,\\s*'(\\w+)')?\\s*\\)", Pattern.DOTALL);

	private AnswerTable() {
	}

	static Optional<AnswerSample> documented(Page page) {
		return Optional.ofNullable(AnswerSample.read(page.sample())).or(() -> explained(page));
	}

	private static Optional<AnswerSample> explained(Page page) {
		return page.answerTables()
			.stream()
			.flatMap((table) -> table.rows().stream())
			.filter((row) -> row.type().endsWith("[]") || row.type().equals("array"))
			.findFirst()
			.map((row) -> new AnswerSample(row.name().equals("result") ? null : row.name(), false, null, false, null));
	}

	static Optional<AnswerSample> readByPages(Page page) {
		Matcher matcher = READS_PAGES.matcher(page.examples());
		return matcher.find() ? Optional.of(new AnswerSample(matcher.group(2), false, matcher.group(1), true, null))
				: Optional.empty();
	}

}
