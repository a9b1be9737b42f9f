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

import io.github.b24spring.client.internal.time.Timing;
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
 * Keeps tokens in two tables of a database, for all processes that use the same one. The
 * statements are those that databases share; {@code schema-h2.sql} and
 * {@code schema-postgresql.sql} beside this class make the tables.
 * <p>
 * Locks end by the clocks of the processes, which should not differ by more than seconds.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class R2dbcTokenStore implements TokenStore {

	private static final String MEMBER = "member";

	private static final String USER = "user";

	private static final String HOLDER = "holder";

	private static final String KEY = " WHERE member_id = :member AND user_id = :user";

	private static final String FIND = "SELECT tokens FROM bitrix24_tokens" + KEY;

	private static final String KEYS = "SELECT CONCAT(member_id, '/', user_id) FROM bitrix24_tokens";

	private static final String UPDATE = "UPDATE bitrix24_tokens SET fingerprint = :fingerprint, tokens = :tokens"
			+ KEY;

	private static final String REPLACE = UPDATE + " AND fingerprint = :expected";

	private static final String INSERT = "INSERT INTO bitrix24_tokens (member_id, user_id, fingerprint, tokens)"
			+ " VALUES (:member, :user, :fingerprint, :tokens)";

	private static final String REMOVE = "DELETE FROM bitrix24_tokens WHERE member_id = :member";

	private static final String TAKE_OVER = "UPDATE bitrix24_token_locks SET holder = :holder, expires_at = :expires"
			+ KEY + " AND expires_at <= :now";

	private static final String LOCK = "INSERT INTO bitrix24_token_locks (member_id, user_id, holder, expires_at)"
			+ " VALUES (:member, :user, :holder, :expires)";

	private static final String UNLOCK = "DELETE FROM bitrix24_token_locks" + KEY + " AND holder = :holder";

	private final DatabaseClient database;

	private final TokenCodec codec;

	private final Timing timing = Timing.system();

	private R2dbcTokenStore(DatabaseClient database, TokenCodec codec) {
		this.database = database;
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
		Mono<Boolean> update = Mono.defer(() -> changesRow(write(UPDATE, key, tokens)));
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
		return Mono.defer(() -> changesRow(write(INSERT, key, tokens)))
			.onErrorReturn(DataIntegrityViolationException.class, false);
	}

	@Override
	public Mono<Boolean> replace(TokenKey key, PortalTokens found, PortalTokens tokens) {
		return Mono
			.defer(() -> changesRow(write(REPLACE, key, tokens).bind("expected", this.codec.fingerprint(found))));
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
		return Mono.defer(() -> {
			long now = this.timing.instant().toEpochMilli();
			long expires = now + time.toMillis();
			Mono<Boolean> insert = changesRow(statement(LOCK, key).bind(HOLDER, holder).bind("expires", expires))
				.onErrorReturn(DataIntegrityViolationException.class, false);
			return changesRow(statement(TAKE_OVER, key).bind(HOLDER, holder).bind("expires", expires).bind("now", now))
				.flatMap((taken) -> taken ? Mono.just(true) : insert);
		});
	}

	@Override
	public Mono<Void> unlock(TokenKey key, String holder) {
		return statement(UNLOCK, key).bind(HOLDER, holder).then();
	}

	private static Mono<Boolean> changesRow(DatabaseClient.GenericExecuteSpec statement) {
		return statement.fetch().rowsUpdated().map((rows) -> rows > 0);
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
