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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

import io.github.b24spring.testportal.list.ListFault;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * What is to go wrong with the calls of a portal. A fault strikes an HTTP request that
 * the portal has let in; what was refused for its rate or its credential uses none up. A
 * fault for a method that is an {@linkplain Fault#error(int, Object, String) error}
 * strikes the method's commands in batches too.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Faults {

	private final Deque<Fault> next = new ArrayDeque<>();

	private final Map<String, Deque<Fault>> nextByMethod = new HashMap<>();

	private final Map<String, Fault> alwaysByMethod = new HashMap<>();

	private final Map<String, ListFault> lists = new ConcurrentHashMap<>();

	private @Nullable Fault always;

	private double rate;

	private Random random = new Random(0);

	private List<Fault> atRandom = List.of();

	private volatile boolean none = true;

	Faults() {
	}

	/**
	 * Let the next requests fail, one after another.
	 * @param faults a fault for each
	 */
	public synchronized void next(Fault... faults) {
		this.next.addAll(List.of(faults));
		this.none = false;
	}

	/**
	 * Let the next calls of a method fail, one after another.
	 * @param method the name of the method
	 * @param faults a fault for each
	 */
	public synchronized void next(String method, Fault... faults) {
		this.nextByMethod.computeIfAbsent(key(method), (name) -> new ArrayDeque<>()).addAll(List.of(faults));
		this.none = false;
	}

	/**
	 * Let all requests fail, until {@link #clear()}.
	 * @param fault the fault
	 */
	public synchronized void always(Fault fault) {
		this.always = fault;
		this.none = false;
	}

	/**
	 * Let all calls of a method fail, until {@link #clear()}.
	 * @param method the name of the method
	 * @param fault the fault
	 */
	public synchronized void always(String method, Fault fault) {
		this.alwaysByMethod.put(key(method), fault);
		this.none = false;
	}

	/**
	 * Let a list be something else than what the documentation says, alone and in
	 * batches, until {@link #clear()}.
	 * @param method the name of the method
	 * @param fault the fault
	 */
	public void list(String method, ListFault fault) {
		this.lists.put(key(method), fault);
	}

	/**
	 * Let requests fail at random, until {@link #clear()}.
	 * @param rate the probability with which each fails, from 0 to 1
	 * @param seed what the random numbers are made from
	 * @param faults the faults, each as probable as the others
	 */
	public synchronized void rate(double rate, long seed, Fault... faults) {
		if (!(rate >= 0 && rate <= 1)) {
			throw new IllegalArgumentException("'rate' must be between 0 and 1");
		}
		if (faults.length == 0) {
			throw new IllegalArgumentException("'faults' must not be empty");
		}
		this.rate = rate;
		this.random = new Random(seed);
		this.atRandom = List.of(faults);
		this.none = false;
	}

	/**
	 * Let nothing fail any more.
	 */
	public synchronized void clear() {
		this.next.clear();
		this.nextByMethod.clear();
		this.alwaysByMethod.clear();
		this.lists.clear();
		this.always = null;
		this.rate = 0;
		this.none = true;
	}

	@Nullable Fault forRequest(String method) {
		return this.none ? null : nextForRequest(method);
	}

	private synchronized @Nullable Fault nextForRequest(String method) {
		Deque<Fault> ofMethod = this.nextByMethod.get(key(method));
		Fault fault = (ofMethod != null) ? ofMethod.poll() : null;
		if (fault == null) {
			fault = this.next.poll();
		}
		if (fault == null) {
			fault = this.alwaysByMethod.getOrDefault(key(method), this.always);
		}
		if (fault == null && this.rate > 0 && this.random.nextDouble() < this.rate) {
			fault = this.atRandom.get(this.random.nextInt(this.atRandom.size()));
		}
		return fault;
	}

	PortalMethod onList(String method, PortalMethod list) {
		ListFault fault = this.lists.isEmpty() ? null : this.lists.get(key(method));
		return (fault != null) ? (request) -> fault.answer(list, request) : list;
	}

	@Nullable Fault forCommand(String method) {
		return this.none ? null : nextForCommand(method);
	}

	private synchronized @Nullable Fault nextForCommand(String method) {
		Deque<Fault> ofMethod = this.nextByMethod.get(key(method));
		if (ofMethod != null && !ofMethod.isEmpty() && ofMethod.getFirst().isRefusal()) {
			return ofMethod.poll();
		}
		Fault fault = this.alwaysByMethod.get(key(method));
		return (fault != null && fault.isRefusal()) ? fault : null;
	}

	private static String key(String method) {
		return method.toLowerCase(Locale.ROOT);
	}

}
