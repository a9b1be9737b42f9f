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
package io.github.b24spring.testportal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a portal has counted since it started or since the last {@link #reset()}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Statistics {

	private final LongAdder requests = new LongAdder();

	private final LongAdder refusals = new LongAdder();

	private final LongAdder operatingRefusals = new LongAdder();

	private final AtomicInteger peakConcurrency = new AtomicInteger();

	private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

	Statistics() {
	}

	/**
	 * Return the number of HTTP requests, refused ones included.
	 * @return the number
	 */
	public long requests() {
		return this.requests.sum();
	}

	/**
	 * Return the number of requests that were refused because an address sent too many.
	 * @return the number
	 */
	public long refusals() {
		return this.refusals.sum();
	}

	/**
	 * Return the number of calls, in batches or not, that were refused because their
	 * method had used up its time.
	 * @return the number
	 */
	public long operatingRefusals() {
		return this.operatingRefusals.sum();
	}

	/**
	 * Return the largest number of requests that were being worked on or waited for a
	 * worker at the same time.
	 * @return the number
	 */
	public int peakConcurrency() {
		return this.peakConcurrency.get();
	}

	/**
	 * Return the number of times that each method ran, in batches or not.
	 * @return the numbers by the name of the method
	 */
	public Map<String, Long> callsByMethod() {
		Map<String, Long> copy = new TreeMap<>();
		this.calls.forEach((method, number) -> copy.put(method, number.sum()));
		return Collections.unmodifiableMap(copy);
	}

	/**
	 * Return the number of times that a method ran, in batches or not.
	 * @param method the name of the method
	 * @return the number
	 */
	public long calls(String method) {
		LongAdder number = this.calls.get(method);
		return (number != null) ? number.sum() : 0;
	}

	/**
	 * Start counting anew.
	 */
	public void reset() {
		this.requests.reset();
		this.refusals.reset();
		this.operatingRefusals.reset();
		this.peakConcurrency.set(0);
		this.calls.clear();
	}

	void request() {
		this.requests.increment();
	}

	void refusal() {
		this.refusals.increment();
	}

	void operatingRefusal() {
		this.operatingRefusals.increment();
	}

	void call(String method) {
		this.calls.computeIfAbsent(method, (name) -> new LongAdder()).increment();
	}

	void concurrency(int concurrency) {
		if (concurrency > this.peakConcurrency.get()) {
			this.peakConcurrency.accumulateAndGet(concurrency, Math::max);
		}
	}

	Map<String, Object> toMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("requests", requests());
		map.put("refusals", refusals());
		map.put("operatingRefusals", operatingRefusals());
		map.put("peakConcurrency", peakConcurrency());
		map.put("callsByMethod", callsByMethod());
		return map;
	}

}
