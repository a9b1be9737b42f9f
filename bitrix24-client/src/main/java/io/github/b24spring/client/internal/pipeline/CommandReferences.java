package io.github.b24spring.client.internal.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.b24spring.client.batch.BatchReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds the references in the parameters of a command, which may also be parts of texts,
 * and changes the names of commands to the ids that travel.
 */
final class CommandReferences {

	private static final Pattern REFERENCE = Pattern.compile("\\$result\\[([^\\[\\]]+)]((?:\\[[^\\[\\]]+])*)");

	private static final Pattern PART = Pattern.compile("\\[([^\\[\\]]+)]");

	private CommandReferences() {
	}

	/**
	 * A reference as it was written.
	 *
	 * @param command the name of the command
	 * @param path the parts that lead to the value in its result
	 * @param text the whole reference
	 */
	record Reference(String command, List<String> path, String text) {

		private static Reference of(MatchResult match) {
			return new Reference(match.group(1),
					PART.matcher(match.group(2)).results().map((part) -> part.group(1)).toList(), match.group());
		}

	}

	static List<Reference> in(CallParameters parameters) {
		List<Reference> references = new ArrayList<>();
		collect(parameters.value(), references::add);
		return references;
	}

	private static void collect(@Nullable Object value, Consumer<Reference> references) {
		if (value instanceof Map<?, ?> map) {
			map.values().forEach((element) -> collect(element, references));
		}
		else if (value instanceof Collection<?> collection) {
			collection.forEach((element) -> collect(element, references));
		}
		else if (value instanceof CharSequence || value instanceof BatchReference) {
			REFERENCE.matcher(value.toString()).results().map(Reference::of).forEach(references);
		}
	}

	/**
	 * Change the names of commands.
	 * @param parameters the parameters
	 * @param id gives the id for a name
	 * @return changed parameters
	 */
	static CallParameters rename(CallParameters parameters, UnaryOperator<String> id) {
		Object renamed = rename(parameters.value(), id);
		return (renamed != null) ? CallParameters.of(renamed) : parameters;
	}

	private static @Nullable Object rename(@Nullable Object value, UnaryOperator<String> id) {
		if (value instanceof Map<?, ?> map) {
			Map<Object, @Nullable Object> renamed = new LinkedHashMap<>();
			map.forEach((key, element) -> renamed.put(key, rename(element, id)));
			return renamed;
		}
		if (value instanceof Collection<?> collection) {
			List<@Nullable Object> renamed = new ArrayList<>(collection.size());
			collection.forEach((element) -> renamed.add(rename(element, id)));
			return renamed;
		}
		if (value instanceof CharSequence || value instanceof BatchReference) {
			return REFERENCE.matcher(value.toString())
				.replaceAll((match) -> Matcher
					.quoteReplacement("$result[" + id.apply(match.group(1)) + "]" + match.group(2)));
		}
		return value;
	}

}
