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

import java.util.concurrent.atomic.LongAdder;

import io.github.b24spring.client.Bitrix24ClientListener;

import org.springframework.stereotype.Component;

/**
 * Counts what goes to the portal.
 */
@Component
class Traffic implements Bitrix24ClientListener {

	private static final String BATCH = "batch";

	private final LongAdder answers = new LongAdder();

	private final LongAdder batches = new LongAdder();

	private final LongAdder commands = new LongAdder();

	private final LongAdder callsInBatches = new LongAdder();

	private final LongAdder joinedCalls = new LongAdder();

	@Override
	public void answered(Answer answer) {
		(answer.method().equals(BATCH) ? this.batches : this.answers).increment();
	}

	@Override
	public void sendingBatch(Batch batch) {
		this.commands.add(batch.commands());
		this.joinedCalls.add(batch.joinedCalls());
		// Equal calls share a command.
		this.callsInBatches.add(Math.max(batch.commands(), batch.joinedCalls()));
	}

	/**
	 * Tell what was counted since the application started.
	 */
	Count count() {
		long single = Math.max(0, this.answers.sum() - this.commands.sum());
		return new Count(single + this.callsInBatches.sum(), single + this.batches.sum(), this.joinedCalls.sum());
	}

	/**
	 * What was counted.
	 *
	 * @param calls the calls that were sent
	 * @param requests the requests that they took
	 * @param joined the calls that shared a request
	 */
	record Count(long calls, long requests, long joined) {
	}

}
