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
package io.github.b24spring.client.oauth;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.credentials.AccountId;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAccess;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A long list whose token expires again and again.
 */
class ExpiringListTests {

	private static final int ROWS = 150_000;

	/**
	 * The rows at which the token expires. Between them are more than are read ahead, so
	 * that no request meets both, however late it is.
	 */
	private static final Set<Long> EXPIRIES = Set.of(20_000L, 80_000L);

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal(Bitrix24TestPortal.builder()
		.latency(Duration.ofMillis(20))
		.workers(2)
		.activities(ActivityData.generated(ROWS, IdSequence.dense(1))));

	@Test
	void listIsExactAndEachExpiryRenewsOnce() {
		Expiries credentials = new Expiries(this.portal.oauth().credentials(this.portal.tokens()));
		Bitrix24Client client = this.portal.client(credentials);
		StepVerifier.create(client.list("crm.activity.list", Map.class)
			.select("ID")
			.fetch()
			.map((row) -> Long.parseLong(String.valueOf(row.get("ID"))))
			.reduce(0L, (last, id) -> {
				assertThat(id).isEqualTo(last + 1);
				if (EXPIRIES.contains(id)) {
					this.portal.installation.expireAccessTokens();
				}
				return id;
			})).expectNext((long) ROWS).expectComplete().verify(Duration.ofMinutes(3));
		assertThat(credentials.expired).hasSameSizeAs(EXPIRIES);
		assertThat(this.portal.refreshes()).isEqualTo(credentials.expired.size());
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(credentials.expired.size());
	}

	/**
	 * Remembers which tokens the portal refused because they had expired, however many
	 * requests carried each.
	 */
	private static final class Expiries implements Bitrix24Credentials {

		private final Bitrix24Credentials credentials;

		private final Set<String> expired = ConcurrentHashMap.newKeySet();

		private Expiries(Bitrix24Credentials credentials) {
			this.credentials = credentials;
		}

		@Override
		public PortalAddress portal() {
			return this.credentials.portal();
		}

		@Override
		public AccountId account() {
			return this.credentials.account();
		}

		@Override
		public Mono<PortalAccess> access() {
			return this.credentials.access();
		}

		@Override
		public Mono<Void> invalidate(PortalAccess refused) {
			return Mono.defer(() -> {
				this.expired.add(refused.accessToken());
				return this.credentials.invalidate(refused);
			});
		}

	}

}
