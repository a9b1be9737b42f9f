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

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is loaded before the first call, without holding up whoever builds the client.
 */
class CallPipelineLoadingTests {

	@Test
	@SuppressWarnings("rawtypes")
	void mapperThatWritesParametersIsTriedByAnotherThread() throws Exception {
		CompletableFuture<Thread> written = new CompletableFuture<>();
		StdSerializer<Map> serializer = new StdSerializer<>(Map.class) {

			@Override
			public void serialize(Map value, JsonGenerator generator, SerializationContext context) {
				written.complete(Thread.currentThread());
				generator.writeNull();
			}

		};
		CallPipeline
			.loadEarly(JsonMapper.builder().addModule(new SimpleModule().addSerializer(Map.class, serializer)).build());
		assertThat(written.get(30, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
	}

}
