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
package io.github.b24spring.client.internal.transport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoopGroup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is loaded before the first request, without holding up whoever builds the client.
 */
class EarlyLoadingTests {

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void eventLoopsOfTheClientAreStartedByAnotherThread(boolean preferNative) throws Exception {
		CompletableFuture<Boolean> asked = new CompletableFuture<>();
		Thread builder = Thread.currentThread();
		LoopResources shared = LoopResources.create("early", 1, true);
		LoopResources resources = new LoopResources() {

			@Override
			public EventLoopGroup onServer(boolean useNative) {
				return shared.onServer(useNative);
			}

			@Override
			public EventLoopGroup onClient(boolean useNative) {
				if (Thread.currentThread() != builder) {
					asked.complete(useNative);
				}
				return shared.onClient(useNative);
			}

		};
		try {
			PortalHttpClient.prepare(HttpClient.create().runOn(resources, preferNative));
			assertThat(asked.get(30, TimeUnit.SECONDS)).isEqualTo(preferNative);
		}
		finally {
			shared.dispose();
		}
	}

}
