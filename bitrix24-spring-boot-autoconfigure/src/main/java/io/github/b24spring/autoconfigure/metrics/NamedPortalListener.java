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
package io.github.b24spring.autoconfigure.metrics;

import io.github.b24spring.client.Bitrix24ClientListener;
import org.jspecify.annotations.Nullable;

/**
 * Tells another listener the name of the portal in the place of its host, which may
 * change, and of which there may be any number.
 */
record NamedPortalListener(String portal, Bitrix24ClientListener next) implements Bitrix24ClientListener {

	static Bitrix24ClientListener of(@Nullable String portal, Bitrix24ClientListener next) {
		return (portal != null) ? new NamedPortalListener(portal, next) : next;
	}

	@Override
	public void answered(Answer answer) {
		this.next
			.answered(new Answer(this.portal, answer.method(), answer.duration(), answer.time(), answer.failure()));
	}

	@Override
	public void admitted(Admission admission) {
		this.next.admitted(new Admission(this.portal, admission.method(), admission.priority(), admission.waited()));
	}

	@Override
	public void sendingBatch(Batch batch) {
		this.next.sendingBatch(new Batch(this.portal, batch.commands(), batch.joinedCalls()));
	}

	@Override
	public void repeating(Repetition repetition) {
		this.next.repeating(new Repetition(this.portal, repetition.failure(), repetition.delay()));
	}

}
