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

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.internal.time.Timing;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Waiting for another process that renews the same tokens, in virtual time.
 */
class LockedWorkTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Timing timing = Timing.of(this.clock);

	private final List<Duration> attempts = new ArrayList<>();

	@Test
	void pausesGrowAndStayShort() {
		long start = this.timing.now();
		TokenStore locked = new TokenStores.Delegating(new InMemoryTokenStore(this.timing)) {

			@Override
			public Mono<Boolean> tryLock(TokenKey key, String holder, Duration time) {
				return Mono.fromSupplier(() -> {
					LockedWorkTests.this.attempts.add(LockedWorkTests.this.timing.since(start));
					return false;
				});
			}

		};
		Bitrix24OAuth oauth = Bitrix24OAuth.builder(OAuthApplication.of("local.1", "s3cret"))
			.tokenStore(locked)
			.timing(this.timing)
			.build();
		PortalTokens expired = PortalTokens
			.of("member", PortalAddress.of(URI.create("https://company.bitrix24.com")), "a", "r")
			.withExpiresAt(this.timing.instant());
		Bitrix24Credentials credentials = oauth.credentials(expired);
		StepVerifier.create(credentials.access().flatMap(credentials::invalidate).then(credentials.access()))
			.then(() -> this.clock.advanceTimeBy(Duration.ofMinutes(2)))
			.expectError(Bitrix24TimeoutException.class)
			.verify(LIMIT);
		assertThat(this.attempts).extracting(Duration::toMillis)
			.startsWith(0L, 25L, 75L, 175L, 375L, 775L, 1175L, 1575L, 1975L)
			.hasSizeGreaterThan(30);
		this.clock.dispose();
	}

}
