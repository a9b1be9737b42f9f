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

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import io.github.b24spring.testportal.event.FormPost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a store does besides that several processes share.
 */
public abstract class SharedTokenStoreContract extends TokenStoreContract {

	@RegisterExtension
	final OAuthPortal portal = new OAuthPortal();

	/**
	 * Another store with connections of its own to the same place, as another process has
	 * it.
	 */
	protected abstract TokenStore storeOfAnotherProcess();

	@Test
	void twoProcessesThatMeetAnExpiredTokenRenewItOnce() {
		this.portal.portal.oauth().delay((number) -> Duration.ofMillis(300));
		PortalTokens tokens = this.portal.expiredTokens();
		StepVerifier
			.create(store().save(this.portal.key(), tokens)
				.thenMany(Flux.just(store(), storeOfAnotherProcess()))
				.flatMap(this::client)
				.collectList()
				.flatMapMany((clients) -> Flux.range(0, 200)
					.flatMap((number) -> clients.get(number % 2).call("profile").retrieve(Object.class), 200))
				.count())
			.expectNext(200L)
			.expectComplete()
			.verify(Duration.ofSeconds(60));
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(1);
		assertThat(this.portal.refreshes()).isEqualTo(1);
	}

	@Test
	void ofTwoProcessesThatInstallAtOnceTheSecondOneMustProveItself() {
		this.portal.portal.events().employee(7);
		Mono<PortalTokens> installation = install(storeOfAnotherProcess(), this.portal.posts().installed());
		TokenStore overtaken = new TokenStores.Interrupted(store(), TokenStores.Step.DECIDED, installation);
		StepVerifier.create(install(overtaken, this.portal.forgedInstallation(7)))
			.expectErrorSatisfies((refused) -> assertThat(((RefusedRequestException) refused).reason())
				.isEqualTo(RefusalReason.NO_ADMINISTRATOR))
			.verify(Duration.ofSeconds(60));
		StepVerifier.create(store().find(this.portal.key()))
			.assertNext((kept) -> assertThat(kept.userId()).isEqualTo(this.portal.installation.userId()))
			.expectComplete()
			.verify(Duration.ofSeconds(60));
	}

	private Mono<PortalTokens> install(TokenStore store, FormPost post) {
		return this.portal.oauth((builder) -> builder.tokenStore(store)).install(OAuthPortal.read(post));
	}

	private Mono<Bitrix24Client> client(TokenStore store) {
		Mono<Bitrix24Credentials> credentials = this.portal.oauth((builder) -> builder.tokenStore(store))
			.credentials(this.portal.key());
		return credentials.map(this.portal::client);
	}

}
