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
package io.github.b24spring.client.oauth.redis;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import io.github.b24spring.client.internal.lock.RedisLocks;
import io.github.b24spring.client.oauth.PortalTokens;
import io.github.b24spring.client.oauth.TokenCipher;
import io.github.b24spring.client.oauth.TokenCodec;
import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.util.Assert;

/**
 * Keeps tokens in Redis, for all processes that use the same one. What an application has
 * of a portal is a hash, with a field for each of the portal's users.
 * <p>
 * Redis must keep what it confirmed: switch on its append-only file, and let it evict
 * nothing. A pair of tokens that is lost means that a person must authorize the
 * application again.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class RedisTokenStore implements TokenStore {

	private static final int FINGERPRINT_LENGTH = 64;

	private static final int SCANNED = 1000;

	private static final Pattern GLOB = Pattern.compile("[\\\\*?\\[\\]^-]");

	private static final RedisScript<Long> REPLACE = RedisScript.of("""
			local found = redis.call('HGET', KEYS[1], ARGV[1])
			if found and string.sub(found, 1, 64) == ARGV[2] then
				redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
				return 1
			end
			return 0
			""", Long.class);

	private static final RedisScript<Long> REMOVE = RedisScript.of("""
			local found = redis.call('HGET', KEYS[1], ARGV[1])
			if found and string.sub(found, 1, 64) == ARGV[2] then
				return redis.call('DEL', KEYS[1])
			end
			return 0
			""", Long.class);

	private final ReactiveStringRedisTemplate redis;

	private final RedisLocks locks;

	private final TokenCodec codec;

	private final String prefix;

	private RedisTokenStore(ReactiveStringRedisTemplate redis, TokenCodec codec, String prefix) {
		Assert.hasText(prefix, "'prefix' must not be empty");
		this.redis = redis;
		this.locks = new RedisLocks(redis);
		this.codec = codec;
		this.prefix = prefix;
	}

	/**
	 * Create a store.
	 * @param redis the way to Redis
	 * @param cipher encrypts the tokens, {@link TokenCipher#none()} if Redis may know
	 * them
	 * @return the store
	 */
	public static RedisTokenStore create(ReactiveStringRedisTemplate redis, TokenCipher cipher) {
		return new RedisTokenStore(redis, TokenCodec.of(cipher), "bitrix24:");
	}

	/**
	 * Return a store with other names in Redis.
	 * @param prefix what all names begin with
	 * @return another store
	 */
	public RedisTokenStore withPrefix(String prefix) {
		return new RedisTokenStore(this.redis, this.codec, prefix);
	}

	@Override
	public Mono<PortalTokens> find(TokenKey key) {
		return this.redis.<String, String>opsForHash()
			.get(tokensName(key), key.user())
			.map((text) -> this.codec.read(key, text.substring(FINGERPRINT_LENGTH)));
	}

	@Override
	public Mono<Void> save(TokenKey key, PortalTokens tokens) {
		return Mono.defer(() -> this.redis.<String, String>opsForHash()
			.put(tokensName(key), key.user(), text(key, tokens))
			.then());
	}

	@Override
	public Mono<Boolean> saveIfAbsent(TokenKey key, PortalTokens tokens) {
		return Mono.defer(() -> this.redis.<String, String>opsForHash()
			.putIfAbsent(tokensName(key), key.user(), text(key, tokens)));
	}

	@Override
	public Mono<Boolean> replace(TokenKey key, PortalTokens found, PortalTokens tokens) {
		return Mono.defer(() -> this.redis
			.execute(REPLACE, List.of(tokensName(key)),
					List.of(key.user(), this.codec.fingerprint(found), text(key, tokens)))
			.single()
			.map((replaced) -> replaced == 1));
	}

	@Override
	public Mono<Void> remove(TokenKey portal) {
		return Mono.defer(() -> this.redis.delete(tokensName(portal)).then());
	}

	@Override
	public Mono<Boolean> remove(TokenKey portal, PortalTokens found) {
		return Mono.defer(() -> this.redis
			.execute(REMOVE, List.of(tokensName(portal)), List.of(portal.user(), this.codec.fingerprint(found)))
			.single()
			.map((removed) -> removed == 1));
	}

	/**
	 * A portal may come twice where Redis makes room meanwhile.
	 */
	@Override
	public Flux<TokenKey> keys(String clientId) {
		String application = applicationName(clientId);
		String names = GLOB.matcher(application).replaceAll("\\\\$0") + "*";
		return this.redis.scan(ScanOptions.scanOptions().match(names).count(SCANNED).build())
			.concatMap((name) -> this.redis.<String, String>opsForHash()
				.keys(name)
				.map((user) -> new TokenKey(clientId, name.substring(application.length()), user)));
	}

	@Override
	public Mono<Boolean> tryLock(TokenKey key, String holder, Duration time) {
		return this.locks.lock(lockName(key), holder, time);
	}

	@Override
	public Mono<Void> unlock(TokenKey key, String holder) {
		return this.locks.unlock(lockName(key), holder);
	}

	private String text(TokenKey key, PortalTokens tokens) {
		return this.codec.fingerprint(tokens) + this.codec.write(key, tokens);
	}

	private String tokensName(TokenKey key) {
		return applicationName(key.clientId()) + key.memberId();
	}

	/**
	 * What no other name begins with: there is no slash in a key.
	 */
	private String applicationName(String clientId) {
		return this.prefix + "tokens:" + clientId + "/";
	}

	private String lockName(TokenKey key) {
		return this.prefix + "token-lock:" + key;
	}

	@Override
	public String toString() {
		return "tokens in Redis as " + this.prefix + "tokens:*";
	}

}
