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
package io.github.b24spring.benchmarks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * What callers were told of their writes, and what the portal did.
 *
 * @author The b24spring maintainers
 */
final class WriteLedger {

	static final Pattern MARKER = Pattern.compile("chaos-[0-9]+-");

	private final AtomicLong numbers = new AtomicLong();

	private final Map<String, Told> told = new ConcurrentHashMap<>();

	private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();

	private final Map<String, Integer> results = new ConcurrentHashMap<>();

	/**
	 * What a caller was told.
	 */
	enum Told {

		/**
		 * Nothing, as after a cancellation.
		 */
		NOTHING,

		DONE, NOT_DONE, MAYBE_DONE

	}

	/**
	 * Return a new write, whose text is part of what is written.
	 */
	String begin() {
		String marker = "chaos-" + this.numbers.incrementAndGet() + "-";
		this.told.put(marker, Told.NOTHING);
		return marker;
	}

	void tell(String marker, Told told) {
		this.told.put(marker, told);
	}

	/**
	 * Note what the portal did.
	 * @return how often it has done so
	 */
	int done(String marker) {
		return this.done.computeIfAbsent(marker, (key) -> new AtomicInteger()).incrementAndGet();
	}

	Map<String, Told> told() {
		return this.told;
	}

	int timesDone(String marker) {
		AtomicInteger times = this.done.get(marker);
		return (times != null) ? times.get() : 0;
	}

}
