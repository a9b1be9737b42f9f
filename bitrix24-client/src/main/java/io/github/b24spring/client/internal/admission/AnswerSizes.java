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
package io.github.b24spring.client.internal.admission;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How large the answers to methods are. Follows larger ones at once, and smaller ones
 * slowly.
 */
final class AnswerSizes {

	private static final double SMOOTHING = 0.1;

	private final Map<String, Double> sizes = new ConcurrentHashMap<>();

	/**
	 * Estimate the size of an answer.
	 * @return the size in bytes, 0 if nothing is known
	 */
	double of(String method) {
		return this.sizes.isEmpty() ? 0 : this.sizes.getOrDefault(key(method), 0.0);
	}

	void record(String method, int bytes) {
		this.sizes.merge(key(method), (double) bytes,
				(known, size) -> (size > known) ? size : known + SMOOTHING * (size - known));
	}

	private static String key(String method) {
		return method.toLowerCase(Locale.ROOT);
	}

}
