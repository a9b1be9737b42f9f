package io.github.b24spring.client.exchange;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.github.b24spring.client.ResponseTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
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

	private final JsonSlice batch;

	private final Map<String, JsonSlice> results = new HashMap<>();

	private final Map<String, ErrorBody> errors = new HashMap<>();

	private final Map<String, Long> totals = new HashMap<>();

	private final Map<String, Long> next = new HashMap<>();

	private final Map<String, ResponseTime> times = new HashMap<>();

	private BatchReader(JsonSlice batch) {
		this.batch = batch;
	}

	/**
	 * Reads the result of a batch.
	 * @param batch the result of the method {@code batch}
	 * @return what is known of the commands, or {@code null} if it is not the result of a
	 * batch
	 */
	static @Nullable BatchReader read(JsonSlice batch) {
		BatchReader reader = new BatchReader(batch);
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), batch.bytes(), batch.offset(),
				batch.length())) {
			return (parser.nextToken() == JsonToken.START_OBJECT && reader.readSections(parser)) ? reader : null;
		}
		catch (JacksonException ex) {
			return null;
		}
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

	private boolean readSections(JsonParser parser) {
		boolean outcomes = false;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			switch (name) {
				case "result" -> {
					outcomes = true;
					readSection(parser, (id) -> this.results.put(id,
							WireReader.slice(parser, this.batch.bytes(), this.batch.offset())));
				}
				case "result_error" -> {
					outcomes = true;
					readSection(parser, (id) -> this.errors.put(id, WireReader.error(parser)));
				}
				case "result_total" ->
					readSection(parser, (id) -> put(this.totals, id, WireReader.wholeNumber(parser)));
				case "result_next" -> readSection(parser, (id) -> put(this.next, id, WireReader.wholeNumber(parser)));
				case "result_time" -> readSection(parser, (id) -> put(this.times, id, WireReader.time(parser)));
				default -> parser.skipChildren();
			}
		}
		return outcomes;
	}

	private static <T> void put(Map<String, T> map, String id, @Nullable T value) {
		if (value != null) {
			map.put(id, value);
		}
	}

	private static void readSection(JsonParser parser, Consumer<String> value) {
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
