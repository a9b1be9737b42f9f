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
import java.util.List;

import io.github.b24spring.testportal.method.MethodRequest;

/**
 * The last calls that ran, those in batches included.
 *
 * @author The b24spring maintainers
 */
final class CallJournal {

	private static final int CAPACITY = 10_000;

	private final boolean recording;

	private final Deque<MethodRequest> calls = new ArrayDeque<>();

	CallJournal(boolean recording) {
		this.recording = recording;
	}

	void add(MethodRequest call) {
		if (!this.recording) {
			return;
		}
		synchronized (this.calls) {
			if (this.calls.size() == CAPACITY) {
				this.calls.removeFirst();
			}
			this.calls.addLast(call);
		}
	}

	List<MethodRequest> calls() {
		if (!this.recording) {
			throw new IllegalStateException("This portal does not record requests");
		}
		synchronized (this.calls) {
			return List.copyOf(this.calls);
		}
	}

}
