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
package io.github.b24spring.client.oauth.r2dbc;

import java.time.Duration;

import io.github.b24spring.client.internal.lock.R2dbcLocks;
import io.github.b24spring.client.oauth.PortalTokens;
import io.github.b24spring.client.oauth.TokenCipher;
import io.github.b24spring.client.oauth.TokenCodec;
import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Keeps tokens in two tables of a database, for all processes that use the same one.
 * {@code schema-h2.sql} and {@code schema-postgresql.sql} beside this class make the
 * tables.
 * <p>
 * Locks end by the clock of the database alone.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class R2dbcTokenStore implements TokenStore {

	private static final String CLIENT = "client";

	private static final String MEMBER = "member";

	private static final String USER = "user";

	private static final String FINGERPRINT = "fingerprint";

	private static final String EXPECTED = "expected";

	private static final String PORTAL = " WHERE client_id = :client AND member_id = :member";

	private static final String KEY = PORTAL + " AND user_id = :user";

	private static final String IS_EXPECTED = " AND fingerprint = :expected";

	private static final String FIND = "SELECT tokens FROM bitrix24_tokens" + KEY;

	private static final String KEYS = "SELECT CONCAT(member_id, '/', user_id) FROM bitrix24_tokens"
			+ " WHERE client_id = :client";

	private static final String UPDATE = "UPDATE bitrix24_tokens SET fingerprint = :fingerprint, tokens = :tokens"
			+ KEY;

	private static final String REPLACE = UPDATE + IS_EXPECTED;

	private static final String INSERT = "INSERT INTO bitrix24_tokens"
			+ " (client_id, member_id, user_id, fingerprint, tokens)"
			+ " VALUES (:client, :member, :user, :fingerprint, :tokens)";

	private static final String REMOVE = "DELETE FROM bitrix24_tokens" + PORTAL;

	private static final String REMOVE_EXPECTED = "DELETE FROM bitrix24_tokens" + KEY + IS_EXPECTED;

	private final DatabaseClient database;

	private final TokenCodec codec;

	private final R2dbcLocks locks;

	private final TransactionalOperator transaction;

	private R2dbcTokenStore(DatabaseClient database, TokenCodec codec) {
		this.database = database;
		this.locks = new R2dbcLocks(database, "bitrix24_token_locks", "client_id", "member_id", "user_id");
		this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(database.getConnectionFactory()));
		this.codec = codec;
	}

	/**
	 * Create a store.
	 * @param database the way to the database
	 * @param cipher encrypts the tokens, {@link TokenCipher#none()} if the database may
	 * know them
	 * @return the store
	 */
	public static R2dbcTokenStore create(DatabaseClient database, TokenCipher cipher) {
		return new R2dbcTokenStore(database, TokenCodec.of(cipher));
	}

	@Override
	public Mono<PortalTokens> find(TokenKey key) {
		return statement(FIND, key).mapValue(String.class).one().map((text) -> this.codec.read(key, text));
	}

	/**
	 * Of two that insert at once, the second one updates.
	 */
	@Override
	public Mono<Void> save(TokenKey key, PortalTokens tokens) {
		Mono<Boolean> update = Mono.defer(() -> R2dbcLocks.changesRow(write(UPDATE, key, tokens)));
		return update.filter((updated) -> updated)
			.switchIfEmpty(saveIfAbsent(key, tokens).filter((inserted) -> inserted))
			.switchIfEmpty(update)
			.then();
	}

	/**
	 * A row that is there already is none of the failures that a database tells.
	 */
	@Override
	public Mono<Boolean> saveIfAbsent(TokenKey key, PortalTokens tokens) {
		return Mono.defer(() -> R2dbcLocks.changesRow(write(INSERT, key, tokens)))
			.onErrorReturn(DataIntegrityViolationException.class, false);
	}

	@Override
	public Mono<Boolean> replace(TokenKey key, PortalTokens found, PortalTokens tokens) {
		return Mono.defer(
				() -> R2dbcLocks.changesRow(write(REPLACE, key, tokens).bind(EXPECTED, this.codec.fingerprint(found))));
	}

	@Override
	public Mono<Void> remove(TokenKey portal) {
		return Mono.defer(() -> portal(REMOVE, portal).then());
	}

	/**
	 * A row that others change at the same time is compared as they leave it. What its
	 * users have is gone with it, or stays with it.
	 */
	@Override
	public Mono<Boolean> remove(TokenKey portal, PortalTokens found) {
		return Mono
			.defer(() -> R2dbcLocks
				.changesRow(statement(REMOVE_EXPECTED, portal).bind(EXPECTED, this.codec.fingerprint(found))))
			.delayUntil((removed) -> removed ? remove(portal) : Mono.empty())
			.as(this.transaction::transactional);
	}

	@Override
	public Flux<TokenKey> keys(String clientId) {
		return this.database.sql(KEYS)
			.bind(CLIENT, clientId)
			.mapValue(String.class)
			.all()
			.map((name) -> key(clientId, name));
	}

	/**
	 * Neither of the two has a slash in it.
	 */
	private static TokenKey key(String clientId, String name) {
		int slash = name.indexOf('/');
		return new TokenKey(clientId, name.substring(0, slash), name.substring(slash + 1));
	}

	@Override
	public Mono<Boolean> tryLock(TokenKey key, String holder, Duration time) {
		return this.locks.lock(holder, time, key.clientId(), key.memberId(), key.user());
	}

	@Override
	public Mono<Void> unlock(TokenKey key, String holder) {
		return this.locks.unlock(holder, key.clientId(), key.memberId(), key.user());
	}

	private DatabaseClient.GenericExecuteSpec write(String sql, TokenKey key, PortalTokens tokens) {
		return statement(sql, key).bind(FINGERPRINT, this.codec.fingerprint(tokens))
			.bind("tokens", this.codec.write(key, tokens));
	}

	private DatabaseClient.GenericExecuteSpec statement(String sql, TokenKey key) {
		return portal(sql, key).bind(USER, key.user());
	}

	private DatabaseClient.GenericExecuteSpec portal(String sql, TokenKey key) {
		return this.database.sql(sql).bind(CLIENT, key.clientId()).bind(MEMBER, key.memberId());
	}

	@Override
	public String toString() {
		return "tokens in the table bitrix24_tokens";
	}

}
