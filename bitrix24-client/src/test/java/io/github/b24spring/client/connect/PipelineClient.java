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
package io.github.b24spring.client.connect;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.internal.pipeline.CallPipeline;
import io.github.b24spring.client.internal.walk.MemoryBudget;

/**
 * A client on a pipeline without a portal.
 */
public final class PipelineClient {

	private PipelineClient() {
	}

	public static Bitrix24Client of(CallPipeline pipeline) {
		return of(pipeline, new MemoryBudget(64 * 1024 * 1024));
	}

	public static Bitrix24Client of(CallPipeline pipeline, MemoryBudget listMemory) {
		Bitrix24Client other = Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook("https://portal.example/rest/1/code/"))
			.build();
		return new DefaultBitrix24Client(pipeline, () -> "portal.example", null, other::limits, listMemory,
				ClientDefaults.NONE, other.mutate(), other::close);
	}

}
