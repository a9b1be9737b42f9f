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
package io.github.b24spring.sample;

import java.util.Set;

import io.github.b24spring.client.Bitrix24ClientListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import org.springframework.stereotype.Component;

/**
 * Tells that reading activities is tried again, because the portal refused or failed.
 */
@Component
class ListRetries implements Bitrix24ClientListener {

	private static final Set<String> METHODS = Set.of("batch", "crm.activity.list");

	private final Sinks.Many<String> reasons = Sinks.many().multicast().directBestEffort();

	@Override
	public void repeating(Repetition repetition) {
		if (METHODS.contains(repetition.failure().method())) {
			this.reasons.tryEmitNext(String.valueOf(Problems.describe(repetition.failure()).getTitle()));
		}
	}

	/**
	 * The reasons from now on, each in a few words.
	 */
	Flux<String> reasons() {
		return this.reasons.asFlux();
	}

}
