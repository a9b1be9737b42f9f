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

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;

/**
 * Counts the buffers that nobody released. Has to be installed before Netty makes the
 * first buffer.
 *
 * @author The b24spring maintainers
 */
final class LeakCount extends ResourceLeakDetectorFactory {

	private final Queue<String> leaks = new ConcurrentLinkedQueue<>();

	private LeakCount() {
	}

	static LeakCount install() {
		LeakCount count = new LeakCount();
		ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(count);
		ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
		return count;
	}

	@Override
	@SuppressWarnings("deprecation")
	public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval,
			long maxActive) {
		return new ResourceLeakDetector<>(resource, samplingInterval) {

			@Override
			protected boolean needReport() {
				return true;
			}

			@Override
			protected void reportTracedLeak(String resourceType, String records) {
				LeakCount.this.leaks.add(resourceType + records);
			}

			@Override
			protected void reportUntracedLeak(String resourceType) {
				LeakCount.this.leaks.add(resourceType);
			}

		};
	}

	/**
	 * Return what leaked so far, with the places where it was last used.
	 */
	Queue<String> leaks() {
		System.gc();
		// Netty looks for leaks when it allocates.
		ByteBufAllocator.DEFAULT.buffer(16).release();
		return this.leaks;
	}

}
