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
package io.github.b24spring.client.internal.lock;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import reactor.core.publisher.Mono;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Locks in a table of a database, each a row with a {@code holder} and the time at which
 * it {@code expires_at}. They end by the clock of the database alone.
 */
public final class R2dbcLocks {

	private static final String HOLDER = "holder";

	private static final String TIME = "time";

	private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS bigint)";

	private final DatabaseClient database;

	private final List<String> columns;

	private final String takeOver;

	private final String lock;

	private final String unlock;

	/**
	 * Create locks.
	 * @param columns the columns of the table's primary key
	 */
	public R2dbcLocks(DatabaseClient database, String table, String... columns) {
		this.database = database;
		this.columns = List.of(columns);
		String isKey = Arrays.stream(columns)
			.map((column) -> column + " = :" + column)
			.collect(Collectors.joining(" AND "));
		this.takeOver = "UPDATE " + table + " SET holder = :holder, expires_at = " + NOW + " + :time WHERE " + isKey
				+ " AND (holder = :holder OR expires_at <= " + NOW + ")";
		this.lock = "INSERT INTO " + table + " (" + String.join(", ", columns) + ", holder, expires_at) VALUES (:"
				+ String.join(", :", columns) + ", :holder, " + NOW + " + :time)";
		this.unlock = "DELETE FROM " + table + " WHERE " + isKey + " AND holder = :holder";
	}

	/**
	 * Take a lock, or hold it for longer.
	 * @param key the values of the primary key
	 * @return whether the holder has it
	 */
	public Mono<Boolean> lock(String holder, Duration time, String... key) {
		Mono<Boolean> insert = Mono
			.defer(() -> changesRow(statement(this.lock, holder, key).bind(TIME, time.toMillis())))
			.onErrorReturn(DataIntegrityViolationException.class, false);
		return Mono.defer(() -> changesRow(statement(this.takeOver, holder, key).bind(TIME, time.toMillis())))
			.flatMap((held) -> held ? Mono.just(true) : insert);
	}

	/**
	 * Release a lock, if it is still held.
	 * @param key the values of the primary key
	 */
	public Mono<Void> unlock(String holder, String... key) {
		return Mono.defer(() -> changesRow(statement(this.unlock, holder, key))).then();
	}

	private DatabaseClient.GenericExecuteSpec statement(String sql, String holder, String... key) {
		DatabaseClient.GenericExecuteSpec statement = this.database.sql(sql).bind(HOLDER, holder);
		for (int i = 0; i < key.length; i++) {
			statement = statement.bind(this.columns.get(i), key[i]);
		}
		return statement;
	}

	/**
	 * Run a statement.
	 * @return whether there was a row for it
	 */
	public static Mono<Boolean> changesRow(DatabaseClient.GenericExecuteSpec statement) {
		return statement.fetch().rowsUpdated().map((rows) -> rows > 0);
	}

}
