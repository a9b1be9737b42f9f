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

import io.netty.buffer.ByteBufAllocator;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientConfig;

/**
 * Loads what the first request of a new JVM would wait for a third of a second.
 */
final class EarlyLoading {

	private EarlyLoading() {
	}

	/**
	 * Load Netty's buffers, with their events for the flight recorder, and start the
	 * event loops that the client uses, in the background. What fails here fails again
	 * where it is needed, and is told there.
	 */
	static void of(HttpClient httpClient) {
		HttpClientConfig configuration = httpClient.configuration();
		Schedulers.boundedElastic().schedule(() -> {
			ByteBufAllocator.DEFAULT.ioBuffer().release();
			configuration.loopResources().onClient(configuration.isPreferNative());
		});
	}

}
