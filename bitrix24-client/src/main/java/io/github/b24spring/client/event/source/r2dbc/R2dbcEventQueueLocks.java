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
package io.github.b24spring.client.event.source.r2dbc;

import java.time.Duration;

import io.github.b24spring.client.event.source.EventQueueLocks;
import io.github.b24spring.client.internal.lock.R2dbcLocks;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Keeps the owners of queues in a table of a database, for all processes that use the
 * same one. {@code schema-h2.sql} and {@code schema-postgresql.sql} beside this class
 * make the table.
 * <p>
 * Locks end by the clock of the database alone.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class R2dbcEventQueueLocks implements EventQueueLocks {

	private final R2dbcLocks locks;

	private R2dbcEventQueueLocks(DatabaseClient database) {
		this.locks = new R2dbcLocks(database, "bitrix24_event_queues", "queue");
	}

	/**
	 * Create the locks.
	 * @param database the way to the database
	 * @return the locks
	 */
	public static R2dbcEventQueueLocks create(DatabaseClient database) {
		return new R2dbcEventQueueLocks(database);
	}

	@Override
	public Mono<Boolean> lock(String queue, String holder, Duration time) {
		return this.locks.lock(holder, time, queue);
	}

	@Override
	public Mono<Void> unlock(String queue, String holder) {
		return this.locks.unlock(holder, queue);
	}

	@Override
	public String toString() {
		return "owners of queues in the table bitrix24_event_queues";
	}

}
