package io.github.b24spring.client.internal.answer;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An answer that REST did not give: a page of a web server, a proxy or a sign-in, or
 * nothing.
 */
final class ForeignAnswer {

	/**
	 * As much of an answer as is looked at.
	 */
	private static final int MAX_LENGTH = 8192;

	private static final Pattern SPACE = Pattern.compile("\\s+");

	private static final Pattern PASSWORD_FIELD = Pattern.compile("type\\s*=\\s*[\"']?password");

	private final int status;

	private final String text;

	private final String problem;

	ForeignAnswer(int status, byte[] body, String problem) {
		this.status = status;
		this.text = new String(body, 0, Math.min(body.length, MAX_LENGTH), StandardCharsets.UTF_8);
		this.problem = problem;
	}

	ErrorType type() {
		ErrorType type = ErrorClassifier.ofForeigner(this.status);
		return (type == ErrorType.UNREADABLE && isSignIn()) ? ErrorType.AUTHENTICATION : type;
	}

	private boolean isSignIn() {
		return this.text.stripLeading().startsWith("<")
				&& PASSWORD_FIELD.matcher(this.text.toLowerCase(Locale.ROOT)).find();
	}

	String description() {
		String snippet = SPACE.matcher(this.text).replaceAll(" ").strip();
		return snippet.isEmpty() ? "the answer is empty" : this.problem + ": " + snippet;
	}

}
