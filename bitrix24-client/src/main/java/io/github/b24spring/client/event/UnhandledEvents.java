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
package io.github.b24spring.client.event;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * Makes events visible that have no handler: each code once.
 */
final class UnhandledEvents implements Bitrix24EventHandler<Bitrix24Event> {

	private static final Log logger = LogFactory.getLog(UnhandledEvents.class);

	private static final int MAX_CODES = 1_000;

	private final Set<String> told = ConcurrentHashMap.newKeySet();

	@Override
	public Mono<Void> handle(Bitrix24Event event) {
		return Mono.fromRunnable(() -> {
			if (this.told.size() < MAX_CODES && this.told.add(event.code())) {
				logger.warn("There is no handler for " + event.details()
						+ ": unbind events of this code, or handle them. Further ones are only counted");
			}
		});
	}

}
