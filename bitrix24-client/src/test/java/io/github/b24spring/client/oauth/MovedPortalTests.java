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

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAccess;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.testportal.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A portal that answers at another address than its tokens say.
 */
class MovedPortalTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	/**
	 * Start a server at the portal's old address, which knows the new one.
	 */
	private DisposableServer renamed() {
		return HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.handle((request, response) -> response.status(302)
				.header("Location", this.portal.portal.url() + request.uri())
				.send())
			.bindNow();
	}

	@Test
	void redirectOfARenamedPortalChangesTheAddressThatIsKept() {
		DisposableServer old = renamed();
		try {
			PortalAddress from = address("http://127.0.0.1:" + old.port());
			Bitrix24Credentials credentials = this.portal.oauth().credentials(this.portal.tokens().withPortal(from));
			Bitrix24Client client = this.portal.client(credentials);
			call(client);
			assertKeptAt(address(this.portal.portal.url()));
			assertThat(credentials.portal()).isEqualTo(address(this.portal.portal.url()));
			this.portal.installation.expireAccessTokens();
			call(client);
			assertThat(this.portal.refreshes()).isEqualTo(1);
			assertThat(this.portal.news).containsExactly("renewed " + this.portal.key());
		}
		finally {
			old.disposeNow();
		}
	}

	@Test
	void callsInFlightFollowARenamedPortalAlthoughTheirTokenHasExpired() {
		DisposableServer old = renamed();
		try {
			PortalAddress from = address("http://127.0.0.1:" + old.port());
			Bitrix24Client client = this.portal
				.client(this.portal.oauth().credentials(this.portal.expiredTokens().withPortal(from)));
			StepVerifier.create(
					Flux.range(0, 100).flatMap((number) -> client.call("profile").retrieve(Object.class), 100).count())
				.expectNext(100L)
				.expectComplete()
				.verify(LIMIT);
			assertThat(this.portal.refreshes()).isEqualTo(1);
			assertKeptAt(address(this.portal.portal.url()));
		}
		finally {
			old.disposeNow();
		}
	}

	@Test
	void addressOfTokensThatWereReplacedMeanwhileStays() {
		Bitrix24Credentials credentials = this.portal.oauth().credentials(this.portal.tokens());
		StepVerifier
			.create(credentials.access()
				.then(credentials.moved(address("http://127.0.0.1:1"), address("http://127.0.0.1:2"))))
			.expectComplete()
			.verify(LIMIT);
		assertKeptAt(address(this.portal.portal.url()));
		assertThat(credentials.portal()).isEqualTo(address(this.portal.portal.url()));
	}

	@Test
	void renewalThatNamesAnInternalAddressKeepsTheOneThatIsKnown() {
		PortalTokens tokens = this.portal.expiredTokens();
		Bitrix24Credentials credentials = this.portal
			.oauth((builder) -> builder.resolver((hostName) -> Mono.just(List.of(InetAddress.getLoopbackAddress()))))
			.credentials(tokens);
		this.portal.portal.oauthFaults()
			.next(Fault.body(200, "application/json", "{\"access_token\":\"a2\",\"refresh_token\":\"r2\","
					+ "\"client_endpoint\":\"https://intranet.example/rest/\"}"));
		StepVerifier
			.create(Mono.defer(credentials::access)
				.flatMap((access) -> credentials.invalidate(access).then(Mono.defer(credentials::access)))
				.map(PortalAccess::portal))
			.expectNext(tokens.portal())
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(this.portal.store.find(this.portal.key()))
			.assertNext((kept) -> assertThat(kept.refreshToken()).isEqualTo("r2"))
			.expectComplete()
			.verify(LIMIT);
		assertKeptAt(tokens.portal());
	}

	private static void call(Bitrix24Client client) {
		StepVerifier.create(client.call("profile").retrieve(Object.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
	}

	private void assertKeptAt(PortalAddress address) {
		StepVerifier.create(this.portal.store.find(this.portal.key()).map(PortalTokens::portal))
			.expectNext(address)
			.expectComplete()
			.verify(LIMIT);
	}

	private static PortalAddress address(String url) {
		return PortalAddress.of(URI.create(url));
	}

}
