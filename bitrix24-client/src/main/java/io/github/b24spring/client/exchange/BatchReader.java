package io.github.b24spring.client.exchange;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.b24spring.client.ResponseTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Takes the result of a batch apart in one pass over the bytes, and leaves the results of
 * the commands where they are. PHP writes a map as an array if it is empty or if its keys
 * are 0, 1, ….
 */
final class BatchReader {

	private static final JsonFactory JSON = JsonFactory.builder().build();

	private final Map<String, JsonSlice> results = new HashMap<>();

	private final Map<String, ErrorBody> errors = new HashMap<>();

	private final Map<String, Long> totals = new HashMap<>();

	private final Map<String, Long> next = new HashMap<>();

	private final Map<String, ResponseTime> times = new HashMap<>();

	private boolean outcomes;

	private BatchReader() {
	}

	/**
	 * Reads the result of a batch.
	 * @param batch the result of the method {@code batch}
	 * @return what is known of the commands, or {@code null} if it is not the result of a
	 * batch
	 */
	static @Nullable BatchReader read(JsonSlice batch) {
		if (batch.bytes()[batch.offset()] != '{') {
			return null;
		}
		BatchReader reader = new BatchReader();
		JsonMembers.forEach(batch, reader::readSection);
		return reader.outcomes ? reader : null;
	}

	Set<String> ids() {
		Set<String> ids = new HashSet<>(this.results.keySet());
		ids.addAll(this.errors.keySet());
		return Collections.unmodifiableSet(ids);
	}

	@Nullable ErrorBody error(String id) {
		return this.errors.get(id);
	}

	Envelope envelope(String id) {
		return new Envelope(this.results.get(id), this.totals.get(id), this.next.get(id), this.times.get(id), null,
				null);
	}

	/**
	 * The payloads are by far the largest part, so they are only found, and by their
	 * structure alone.
	 */
	private void readSection(String name, JsonSlice section) {
		switch (name) {
			case "result" -> {
				this.outcomes = true;
				JsonMembers.forEach(section, this.results::put);
			}
			case "result_error" -> {
				this.outcomes = true;
				parse(section, (parser, id) -> this.errors.put(id, WireReader.error(parser)));
			}
			case "result_total" -> parse(section, (parser, id) -> put(this.totals, id, WireReader.wholeNumber(parser)));
			case "result_next" -> parse(section, (parser, id) -> put(this.next, id, WireReader.wholeNumber(parser)));
			case "result_time" -> parse(section, (parser, id) -> put(this.times, id, WireReader.time(parser)));
			default -> {
			}
		}
	}

	private static void parse(JsonSlice section, BiConsumer<JsonParser, String> value) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), section.bytes(), section.offset(),
				section.length())) {
			parser.nextToken();
			readMembers(parser, (id) -> value.accept(parser, id));
		}
	}

	private static <T> void put(Map<String, T> map, String id, @Nullable T value) {
		if (value != null) {
			map.put(id, value);
		}
	}

	private static void readMembers(JsonParser parser, Consumer<String> value) {
		if (parser.currentToken() == JsonToken.START_OBJECT) {
			for (String id = parser.nextName(); id != null; id = parser.nextName()) {
				parser.nextToken();
				value.accept(id);
			}
		}
		else if (parser.currentToken() == JsonToken.START_ARRAY) {
			int index = 0;
			while (parser.nextToken() != JsonToken.END_ARRAY) {
				value.accept(Integer.toString(index++));
			}
		}
	}

}
