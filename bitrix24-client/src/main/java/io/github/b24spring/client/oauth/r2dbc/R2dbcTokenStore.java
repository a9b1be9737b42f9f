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
import org.springframework.r2dbc.core.DatabaseClient;

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

	private static final String MEMBER = "member";

	private static final String USER = "user";

	private static final String KEY = " WHERE member_id = :member AND user_id = :user";

	private static final String FIND = "SELECT tokens FROM bitrix24_tokens" + KEY;

	private static final String KEYS = "SELECT CONCAT(member_id, '/', user_id) FROM bitrix24_tokens";

	private static final String UPDATE = "UPDATE bitrix24_tokens SET fingerprint = :fingerprint, tokens = :tokens"
			+ KEY;

	private static final String REPLACE = UPDATE + " AND fingerprint = :expected";

	private static final String INSERT = "INSERT INTO bitrix24_tokens (member_id, user_id, fingerprint, tokens)"
			+ " VALUES (:member, :user, :fingerprint, :tokens)";

	private static final String REMOVE = "DELETE FROM bitrix24_tokens WHERE member_id = :member";

	private final DatabaseClient database;

	private final TokenCodec codec;

	private final R2dbcLocks locks;

	private R2dbcTokenStore(DatabaseClient database, TokenCodec codec) {
		this.database = database;
		this.locks = new R2dbcLocks(database, "bitrix24_token_locks", "member_id", "user_id");
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
		return Mono.defer(() -> R2dbcLocks
			.changesRow(write(REPLACE, key, tokens).bind("expected", this.codec.fingerprint(found))));
	}

	@Override
	public Mono<Void> remove(String memberId) {
		return this.database.sql(REMOVE).bind(MEMBER, memberId).then();
	}

	@Override
	public Flux<TokenKey> keys() {
		return this.database.sql(KEYS).mapValue(String.class).all().map(R2dbcTokenStore::key);
	}

	/**
	 * Neither of the two has a slash in it.
	 */
	private static TokenKey key(String name) {
		int slash = name.indexOf('/');
		return new TokenKey(name.substring(0, slash), name.substring(slash + 1));
	}

	@Override
	public Mono<Boolean> tryLock(TokenKey key, String holder, Duration time) {
		return this.locks.lock(holder, time, key.memberId(), key.user());
	}

	@Override
	public Mono<Void> unlock(TokenKey key, String holder) {
		return this.locks.unlock(holder, key.memberId(), key.user());
	}

	private DatabaseClient.GenericExecuteSpec write(String sql, TokenKey key, PortalTokens tokens) {
		return statement(sql, key).bind("fingerprint", this.codec.fingerprint(tokens))
			.bind("tokens", this.codec.write(key, tokens));
	}

	private DatabaseClient.GenericExecuteSpec statement(String sql, TokenKey key) {
		return this.database.sql(sql).bind(MEMBER, key.memberId()).bind(USER, key.user());
	}

	@Override
	public String toString() {
		return "tokens in the table bitrix24_tokens";
	}

}
