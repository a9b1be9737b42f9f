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

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a store does besides that is in a process of its own.
 */
public abstract class ProcessTokenStoreContract extends SharedTokenStoreContract {

	/**
	 * Start a process that uses the same place.
	 */
	protected abstract RefreshingProcess startProcess(TokenKey key, String server, int calls) throws IOException;

	@Test
	void realProcessesThatMeetAnExpiredTokenRenewItOnce() throws Exception {
		this.portal.portal.oauth().delay((number) -> Duration.ofMillis(300));
		StepVerifier.create(store().save(this.portal.key(), this.portal.expiredTokens()))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
		try (RefreshingProcess one = startProcess(this.portal.key(), this.portal.portal.url(), 500);
				RefreshingProcess two = startProcess(this.portal.key(), this.portal.portal.url(), 500)) {
			one.awaitReady();
			two.awaitReady();
			one.go();
			two.go();
			assertThat(one.awaitEnd()).isZero();
			assertThat(two.awaitEnd()).isZero();
		}
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(1);
		assertThat(this.portal.refreshes()).isEqualTo(1);
	}

}
