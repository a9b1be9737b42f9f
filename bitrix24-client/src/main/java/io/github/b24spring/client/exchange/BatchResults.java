package io.github.b24spring.client.exchange;

import java.util.Map;

/**
 * What became of each command of a batch.
 */
final class BatchResults {

	private final Map<String, CommandResult> results;

	BatchResults(Map<String, CommandResult> results) {
		this.results = results;
	}

	CommandResult of(String id) {
		return this.results.getOrDefault(id, CommandResult.NotExecuted.INSTANCE);
	}

}
