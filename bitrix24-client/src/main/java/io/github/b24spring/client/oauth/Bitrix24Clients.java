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
import java.util.function.Function;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.internal.time.Durations;
import io.github.b24spring.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The clients of many portals: those that were configured by name, and one for each
 * portal in the token store, made when it is first asked for and forgotten when nobody
 * has asked for a while.
 * <p>
 * Clients of the token store share connections and settings; each portal has limits,
 * budgets and a circuit of its own, so that none waits for another. Ask for a client each
 * time you need one, rather than keeping it.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24Clients implements AutoCloseable {

	private final Bitrix24OAuth oauth;

	private final Function<String, @Nullable Bitrix24Client> named;

	private final PortalClients portals;

	private Bitrix24Clients(Bitrix24OAuth oauth, Function<String, @Nullable Bitrix24Client> named,
			PortalClients portals) {
		this.oauth = oauth;
		this.named = named;
		this.portals = portals;
	}

	/**
	 * Start a builder.
	 * @param oauth the application's access to portals
	 * @param first makes the client of the first portal that is asked for; those of
	 * others share its connections and settings
	 * @return the builder
	 */
	public static Builder builder(Bitrix24OAuth oauth, Function<Bitrix24Credentials, Bitrix24Client> first) {
		return new Builder(oauth, first);
	}

	/**
	 * Return a client that was configured.
	 * @param name its name
	 * @return the client
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public Bitrix24Client named(String name) {
		Bitrix24Client client = this.named.apply(name);
		Assert.notNull(client, () -> "There is no portal of the name '" + name + "'");
		return client;
	}

	/**
	 * Find the client of a portal that has the application.
	 * @param memberId the portal's {@code member_id}
	 * @return the client, with the portal's own tokens; empty if the token store has
	 * none. Fails with a {@link io.github.b24spring.client.exception.Bitrix24Exception}
	 * if the store does
	 */
	public Mono<Bitrix24Client> ofPortal(String memberId) {
		return Mono.defer(() -> {
			TokenKey key = this.oauth.key(memberId);
			Bitrix24Client known = this.portals.find(key);
			return (known != null) ? Mono.just(known)
					: this.oauth.find(key).map((credentials) -> this.portals.get(key, credentials));
		});
	}

	/**
	 * Forget a portal: its tokens, those of its users, and its client. Calls that are
	 * under way are not broken off.
	 * @param memberId the portal's {@code member_id}
	 * @return completes when the tokens are gone
	 */
	public Mono<Void> forget(String memberId) {
		return this.oauth.forget(memberId);
	}

	/**
	 * Return the number of clients of the token store that are kept at the moment.
	 * @return the number, without those that have a name
	 */
	public int size() {
		return this.portals.size();
	}

	/**
	 * Close the connections that the clients of the token store have to themselves. Call
	 * it last.
	 */
	@Override
	public void close() {
		this.portals.close();
	}

	@Override
	public String toString() {
		return "Bitrix24Clients of " + size() + " portals";
	}

	/**
	 * Builds the clients of many portals.
	 */
	public static final class Builder {

		private static final Duration IDLE_TIME = Duration.ofMinutes(30);

		private static final int MAX_SIZE = 50_000;

		private final Bitrix24OAuth oauth;

		private final Function<Bitrix24Credentials, Bitrix24Client> first;

		private Function<String, @Nullable Bitrix24Client> named = (name) -> null;

		private Duration idleTime = IDLE_TIME;

		private int maxSize = MAX_SIZE;

		private Timing timing = Timing.system();

		private Builder(Bitrix24OAuth oauth, Function<Bitrix24Credentials, Bitrix24Client> first) {
			this.oauth = oauth;
			this.first = first;
		}

		/**
		 * Set the clients that have a name.
		 * @param clients the clients by name
		 * @return this
		 */
		public Builder named(Map<String, Bitrix24Client> clients) {
			return named(Map.copyOf(clients)::get);
		}

		/**
		 * Set what finds the clients that have a name.
		 * @param clients gives a client, or {@code null} if there is none of the name
		 * @return this
		 */
		public Builder named(Function<String, @Nullable Bitrix24Client> clients) {
			this.named = clients;
			return this;
		}

		/**
		 * Set for how long a client is kept that nobody asks for, by default 30 minutes.
		 * @param idleTime the time
		 * @return this
		 */
		public Builder idleTime(Duration idleTime) {
			this.idleTime = Durations.positive("idleTime", idleTime);
			return this;
		}

		/**
		 * Set how many clients are kept at most, by default 50,000. Of more than that,
		 * the ones that nobody has asked for the longest are forgotten before their time.
		 * @param maxSize the number
		 * @return this
		 */
		public Builder maxSize(int maxSize) {
			Assert.isTrue(maxSize > 0, "'maxSize' must be positive");
			this.maxSize = maxSize;
			return this;
		}

		/**
		 * Set where time comes from, for tests.
		 */
		Builder timing(Timing timing) {
			this.timing = timing;
			return this;
		}

		/**
		 * Build the clients. Nothing is sent.
		 * @return the clients
		 */
		public Bitrix24Clients build() {
			return new Bitrix24Clients(this.oauth, this.named,
					new PortalClients(this.first, this.idleTime, this.maxSize, this.timing));
		}

	}

}
