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
package io.github.b24spring.client.event.source.redis;

import io.github.b24spring.client.event.source.EventQueueLocks;
import io.github.b24spring.client.event.source.EventQueueLocksContract;
import io.github.b24spring.client.fixture.RedisExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisEventQueueLocksTests extends EventQueueLocksContract {

	@RegisterExtension
	static final RedisExtension redis = new RedisExtension();

	@Override
	protected EventQueueLocks locks() {
		return RedisEventQueueLocks.create(redis.template());
	}

	@Override
	protected EventQueueLocks locksOfAnotherProcess() {
		return RedisEventQueueLocks.create(redis.templateOfAnotherProcess());
	}

}
