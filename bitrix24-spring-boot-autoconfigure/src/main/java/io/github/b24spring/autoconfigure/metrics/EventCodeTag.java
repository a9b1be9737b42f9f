package io.github.b24spring.autoconfigure.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names events in tags, of which there must not be any number: what is no code of a
 * portal, and what comes after many others, is {@code other}.
 */
final class EventCodeTag {

	static final int MAX_CODES = 100;

	private static final String OTHER = "other";

	/**
	 * Types of items that a portal has made itself have their number at the end.
	 */
	private static final Pattern CODE = Pattern.compile("(ON[A-Z][A-Z0-9]{1,60})(_\\d+)?");

	private final Set<String> codes = ConcurrentHashMap.newKeySet();

	String of(String code) {
		Matcher matcher = CODE.matcher(code);
		if (!matcher.matches()) {
			return OTHER;
		}
		String name = matcher.group(1);
		if (this.codes.contains(name)) {
			return name;
		}
		synchronized (this.codes) {
			if (this.codes.size() < MAX_CODES) {
				this.codes.add(name);
			}
			return this.codes.contains(name) ? name : OTHER;
		}
	}

}
