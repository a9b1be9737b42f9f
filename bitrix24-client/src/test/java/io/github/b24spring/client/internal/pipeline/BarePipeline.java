package io.github.b24spring.client.internal.pipeline;

import tools.jackson.databind.json.JsonMapper;

/**
 * A pipeline that takes batches apart and does nothing else.
 */
public final class BarePipeline {

	private BarePipeline() {
	}

	public static CallPipeline of(Stage portal, JsonMapper jsonMapper) {
		return new CallPipeline(new BatchDecodingStage(portal, (text) -> text), portal, jsonMapper);
	}

}
