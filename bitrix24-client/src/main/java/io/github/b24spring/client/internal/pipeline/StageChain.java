package io.github.b24spring.client.internal.pipeline;

import java.util.function.UnaryOperator;

/**
 * Stages in the order in which a call meets them. A stage is made when the one after it
 * is there.
 */
final class StageChain {

	private final UnaryOperator<Stage> stages;

	private StageChain(UnaryOperator<Stage> stages) {
		this.stages = stages;
	}

	static StageChain startingWith(UnaryOperator<Stage> stage) {
		return new StageChain(stage);
	}

	StageChain then(UnaryOperator<Stage> stage) {
		return new StageChain((next) -> this.stages.apply(stage.apply(next)));
	}

	Stage endingWith(Stage last) {
		return this.stages.apply(last);
	}

}
