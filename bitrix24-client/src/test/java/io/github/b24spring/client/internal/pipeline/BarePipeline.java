/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.b24spring.client.internal.pipeline;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.github.b24spring.client.internal.answer.TestAnswers;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RetrySettings;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * A pipeline that takes batches apart and repeats what failed, by the time of Reactor's
 * schedulers, which may become virtual.
 */
public final class BarePipeline {

	private static final Timing TIMING = new Timing(new CurrentParallel(),
			() -> Schedulers.parallel().now(TimeUnit.NANOSECONDS), Instant::now);

	private BarePipeline() {
	}

	public static CallPipeline of(Stage portal, JsonMapper jsonMapper, RetrySettings retrySettings) {
		RetryPolicy retryPolicy = RetryPolicies.of(retrySettings, TIMING);
		Stage first = new RetryStage(new BatchDecodingStage(portal, TestAnswers.READER), retryPolicy);
		return new CallPipeline(first, portal, new CallPipeline.Answers(TestAnswers.READER, jsonMapper),
				parameters(jsonMapper), retryPolicy,
				new ListObservations(ObservationRegistry.NOOP, null, () -> "portal"));
	}

	static PlainParameters parameters(JsonMapper jsonMapper) {
		return new PlainParameters(CallPipeline.parameterMapper(jsonMapper), null);
	}

	private static final class CurrentParallel implements Scheduler {

		@Override
		public Disposable schedule(Runnable task) {
			return Schedulers.parallel().schedule(task);
		}

		@Override
		public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
			return Schedulers.parallel().schedule(task, delay, unit);
		}

		@Override
		public Worker createWorker() {
			return Schedulers.parallel().createWorker();
		}

	}

}
