package io.github.b24spring.client.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Events for tests, and what they are counted by.
 */
final class Events {

	private Events() {
	}

	static Bitrix24Event deal(long id) {
		return of("ONCRMDEALADD", Map.of("FIELDS", Map.of("ID", id)));
	}

	static Bitrix24Event of(String code, Map<String, ?> data) {
		return Bitrix24Event.of(EventDetails.sent(code, "portal", Instant.ofEpochSecond(1_700_000_000), data));
	}

	/**
	 * Writes down what it is told.
	 */
	static final class Notes implements EventMonitor {

		final List<String> all = new CopyOnWriteArrayList<>();

		@Override
		public void received(String code, EventOrigin origin) {
			this.all.add("received " + code);
		}

		@Override
		public void refused(EventRefusal reason) {
			this.all.add("refused " + reason);
		}

		@Override
		public void lost(String code) {
			this.all.add("lost " + code);
		}

		@Override
		public void handled(String code, EventOutcome outcome, Duration duration) {
			this.all.add(outcome + " " + code);
		}

	}

}
