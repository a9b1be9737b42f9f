package io.github.b24spring.client.internal.answer;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import io.github.b24spring.client.ResponseTime;
import org.jspecify.annotations.Nullable;

/**
 * Takes the result of a batch apart, and leaves the results of the commands where they
 * are.
 */
public final class BatchReader {

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
	public static @Nullable BatchReader read(JsonSlice batch) {
		if (batch.first() != '{') {
			return null;
		}
		BatchReader reader = new BatchReader();
		JsonMembers sections = JsonMembers.of(batch);
		while (sections.next()) {
			reader.readSection(sections.name(), sections.value());
		}
		return reader.outcomes ? reader : null;
	}

	public Set<String> ids() {
		Set<String> ids = new HashSet<>(this.results.keySet());
		ids.addAll(this.errors.keySet());
		return Collections.unmodifiableSet(ids);
	}

	public @Nullable ErrorBody error(String id) {
		return this.errors.get(id);
	}

	public Envelope envelope(String id) {
		return new Envelope(this.results.get(id), this.totals.get(id), this.next.get(id), this.times.get(id), null,
				null);
	}

	private void readSection(String name, JsonSlice section) {
		switch (name) {
			case "result" -> {
				this.outcomes = true;
				forEach(section, this.results::put);
			}
			case "result_error" -> {
				this.outcomes = true;
				forEach(section, (id, error) -> this.errors.put(id, WireReader.error(error)));
			}
			case "result_total" -> forEach(section, (id, value) -> put(this.totals, id, WireReader.wholeNumber(value)));
			case "result_next" -> forEach(section, (id, value) -> put(this.next, id, WireReader.wholeNumber(value)));
			case "result_time" -> forEach(section, (id, value) -> put(this.times, id, WireReader.time(value)));
			default -> {
			}
		}
	}

	private static void forEach(JsonSlice section, BiConsumer<String, JsonSlice> member) {
		if (section.isContainer()) {
			JsonMembers members = JsonMembers.of(section);
			while (members.next()) {
				member.accept(members.name(), members.value());
			}
		}
	}

	private static <T> void put(Map<String, T> map, String id, @Nullable T value) {
		if (value != null) {
			map.put(id, value);
		}
	}

}
