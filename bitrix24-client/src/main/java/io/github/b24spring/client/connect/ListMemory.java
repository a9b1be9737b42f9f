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

import io.github.b24spring.client.internal.walk.MemoryBudget;

import org.springframework.util.Assert;

/**
 * The memory for what lists read ahead of their subscribers, shared by all clients that
 * were built with the same instance. A list that finds none free reads on, one request at
 * a time.
 * <p>
 * Limits belong to a portal, but the heap to the process: so this is shared by clients of
 * all portals, however their {@link PortalLimits} are.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class ListMemory {

	private static final ListMemory SHARED = of(Runtime.getRuntime().maxMemory() / 4);

	private final MemoryBudget budget;

	private ListMemory(MemoryBudget budget) {
		this.budget = budget;
	}

	/**
	 * Return the memory that clients share unless they are built with another: a quarter
	 * of the heap.
	 * @return the same for all of this process
	 */
	public static ListMemory shared() {
		return SHARED;
	}

	/**
	 * Create memory that is shared with nobody yet.
	 * @param bytes how much all lists may hold together, as text of the portal; objects
	 * that are made of it are the subscriber's
	 * @return new memory
	 */
	public static ListMemory of(long bytes) {
		Assert.isTrue(bytes > 0, "'bytes' must be positive");
		return new ListMemory(new MemoryBudget(bytes));
	}

	MemoryBudget budget() {
		return this.budget;
	}

}
