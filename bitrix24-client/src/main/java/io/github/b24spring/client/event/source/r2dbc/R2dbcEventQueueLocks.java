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
import reactor.core.publisher.Mono;

import org.springframework.dao.DataIntegrityViolationException;
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

	private static final String QUEUE = "queue";

	private static final String HOLDER = "holder";

	private static final String TIME = "time";

	private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS bigint)";

	private static final String TAKE_OVER = "UPDATE bitrix24_event_queues SET holder = :holder, expires_at = " + NOW
			+ " + :time WHERE queue = :queue AND (holder = :holder OR expires_at <= " + NOW + ")";

	private static final String LOCK = "INSERT INTO bitrix24_event_queues (queue, holder, expires_at)"
			+ " VALUES (:queue, :holder, " + NOW + " + :time)";

	private static final String UNLOCK = "DELETE FROM bitrix24_event_queues WHERE queue = :queue AND holder = :holder";

	private final DatabaseClient database;

	private R2dbcEventQueueLocks(DatabaseClient database) {
		this.database = database;
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
		Mono<Boolean> insert = Mono.defer(() -> write(LOCK, queue, holder, time))
			.onErrorReturn(DataIntegrityViolationException.class, false);
		return Mono.defer(() -> write(TAKE_OVER, queue, holder, time))
			.flatMap((held) -> held ? Mono.just(true) : insert);
	}

	private Mono<Boolean> write(String sql, String queue, String holder, Duration time) {
		return this.database.sql(sql)
			.bind(QUEUE, queue)
			.bind(HOLDER, holder)
			.bind(TIME, time.toMillis())
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows > 0);
	}

	@Override
	public Mono<Void> unlock(String queue, String holder) {
		return Mono.defer(
				() -> this.database.sql(UNLOCK).bind(QUEUE, queue).bind(HOLDER, holder).fetch().rowsUpdated().then());
	}

	@Override
	public String toString() {
		return "owners of queues in the table bitrix24_event_queues";
	}

}
