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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.b24spring.client.fixture.RedisExtension;
import io.github.b24spring.client.oauth.AesTokenCipher;
import io.github.b24spring.client.oauth.ProcessTokenStoreContract;
import io.github.b24spring.client.oauth.RefreshingProcess;
import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenStore;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

class RedisTokenStoreTests extends ProcessTokenStoreContract {

	@RegisterExtension
	static final RedisExtension redis = new RedisExtension();

	@Override
	protected TokenStore store() {
		return store(redis.template());
	}

	@Override
	protected TokenStore storeOfAnotherProcess() {
		return store(redis.templateOfAnotherProcess());
	}

	@Override
	protected RefreshingProcess startProcess(TokenKey key, String server, int calls) throws IOException {
		return RefreshingProcess.start(Stores.class, String.valueOf(redis.port()), key, server, calls);
	}

	private static TokenStore store(ReactiveStringRedisTemplate template) {
		return RedisTokenStore.create(template,
				AesTokenCipher.of(Map.of("2026", "0123456789abcdef".getBytes(StandardCharsets.US_ASCII))));
	}

	/**
	 * Makes the store of another process.
	 */
	public static final class Stores implements RefreshingProcess.StoreFactory {

		@Override
		public TokenStore create(String argument) {
			return store(RedisExtension.templateFor(Integer.parseInt(argument)));
		}

	}

}
