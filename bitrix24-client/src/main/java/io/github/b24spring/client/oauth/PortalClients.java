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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;

/**
 * The clients of portals, those that were asked for last at the end.
 */
final class PortalClients {

	/**
	 * Belongs to nobody, so that what all clients share holds the tokens of none.
	 */
	private static final Bitrix24Credentials NOBODY = Bitrix24Credentials.accessToken("https://portal.invalid", "none");

	private final Function<Bitrix24Credentials, Bitrix24Client> first;

	private final Duration idleTime;

	private final int maxSize;

	private final Timing timing;

	private final Map<TokenKey, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

	private Bitrix24Client.@Nullable Mutation template;

	private boolean sweeping;

	PortalClients(Function<Bitrix24Credentials, Bitrix24Client> first, Duration idleTime, int maxSize, Timing timing) {
		this.first = first;
		this.idleTime = idleTime;
		this.maxSize = maxSize;
		this.timing = timing;
	}

	/**
	 * Find the client of a portal, unless the portal was forgotten since it was made.
	 */
	synchronized @Nullable Bitrix24Client find(TokenKey key) {
		Entry entry = this.entries.get(key);
		if (entry == null) {
			return null;
		}
		if (entry.credentials.isForgotten()) {
			this.entries.remove(key);
			return null;
		}
		entry.usedAt = this.timing.now();
		return entry.client;
	}

	synchronized Bitrix24Client get(TokenKey key, OAuthCredentials credentials) {
		Bitrix24Client known = find(key);
		if (known != null) {
			return known;
		}
		Bitrix24Client client = create(credentials);
		this.entries.put(key, new Entry(client, credentials, this.timing.now()));
		if (this.entries.size() > this.maxSize) {
			Iterator<Entry> eldest = this.entries.values().iterator();
			eldest.next();
			eldest.remove();
		}
		sweepLater(this.idleTime);
		return client;
	}

	private Bitrix24Client create(OAuthCredentials credentials) {
		if (this.template != null) {
			return this.template.credentials(credentials).build();
		}
		Bitrix24Client client = this.first.apply(credentials);
		this.template = client.mutate().credentials(NOBODY);
		return client;
	}

	private void sweepLater(Duration time) {
		if (!this.sweeping) {
			this.sweeping = true;
			this.timing.scheduler().schedule(this::sweep, time.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	private synchronized void sweep() {
		this.sweeping = false;
		long now = this.timing.now();
		for (Iterator<Entry> eldest = this.entries.values().iterator(); eldest.hasNext();) {
			long left = this.idleTime.toNanos() - (now - eldest.next().usedAt);
			if (left > 0) {
				sweepLater(Duration.ofNanos(left));
				return;
			}
			eldest.remove();
		}
	}

	synchronized void close() {
		this.entries.clear();
		if (this.template != null) {
			this.template.build().close();
		}
	}

	synchronized int size() {
		return this.entries.size();
	}

	private static final class Entry {

		private final Bitrix24Client client;

		private final OAuthCredentials credentials;

		private long usedAt;

		private Entry(Bitrix24Client client, OAuthCredentials credentials, long usedAt) {
			this.client = client;
			this.credentials = credentials;
			this.usedAt = usedAt;
		}

	}

}
