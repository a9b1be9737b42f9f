package io.github.b24spring.client.internal.answer;

import java.util.Map;

/**
 * What became of each command of a batch.
 */
public final class BatchResults {

	private final Map<String, CommandResult> results;

	public BatchResults(Map<String, CommandResult> results) {
		this.results = results;
	}

	public CommandResult of(String id) {
		return this.results.getOrDefault(id, CommandResult.NotExecuted.INSTANCE);
	}

}
