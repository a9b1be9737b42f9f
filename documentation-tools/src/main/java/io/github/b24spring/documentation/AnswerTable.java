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
