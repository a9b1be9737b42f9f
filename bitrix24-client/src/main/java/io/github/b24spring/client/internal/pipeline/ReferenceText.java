package io.github.b24spring.client.internal.pipeline;

import java.util.List;

/**
 * What the portal takes for a reference in the texts of a batch's commands.
 */
final class ReferenceText {

	private static final String RESULT = "result";

	/**
	 * The other parts of a batch's answer.
	 */
	private static final List<String> OTHERS = List.of("error", "total", "next", "time");

	private ReferenceText() {
	}

	/**
	 * Return whether the portal might put something of another command into a text. It is
	 * documented for {@code $result[…]} alone; better a text too many than one too few.
	 */
	static boolean isPartOf(String text) {
		for (int i = text.indexOf('$'); i != -1; i = text.indexOf('$', i + 1)) {
			int start = i + 1;
			if (startsWith(text, start, RESULT) || OTHERS.stream()
				.anyMatch((name) -> startsWith(text, start, name) && startsWith(text, start + name.length(), "["))) {
				return true;
			}
		}
		return false;
	}

	private static boolean startsWith(String text, int start, String name) {
		return text.regionMatches(true, start, name, 0, name.length());
	}

}
