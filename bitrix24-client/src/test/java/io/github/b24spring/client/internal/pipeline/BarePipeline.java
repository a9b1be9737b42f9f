package io.github.b24spring.client.internal.pipeline;

import io.github.b24spring.client.internal.answer.TestAnswers;
import tools.jackson.databind.json.JsonMapper;

/**
 * A pipeline that takes batches apart and does nothing else.
 */
public final class BarePipeline {

	private BarePipeline() {
	}

	public static CallPipeline of(Stage portal, JsonMapper jsonMapper) {
		return new CallPipeline(new BatchDecodingStage(portal, TestAnswers.READER), portal,
				new CallPipeline.Answers(TestAnswers.READER, jsonMapper));
	}

}
