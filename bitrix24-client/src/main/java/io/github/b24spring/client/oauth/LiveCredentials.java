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

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The credentials that somebody holds, so that all who use the same tokens share their
 * renewals, and hear of an installation.
 */
final class LiveCredentials {

	private final Map<TokenKey, Entry> entries = new ConcurrentHashMap<>();

	private final ReferenceQueue<OAuthCredentials> abandoned = new ReferenceQueue<>();

	@Nullable OAuthCredentials find(TokenKey key) {
		Entry entry = this.entries.get(key);
		return (entry != null) ? entry.get() : null;
	}

	OAuthCredentials get(TokenKey key, Supplier<OAuthCredentials> factory) {
		purge();
		while (true) {
			OAuthCredentials known = find(key);
			if (known != null) {
				return known;
			}
			OAuthCredentials made = factory.get();
			Entry entry = this.entries.get(key);
			Entry another = new Entry(key, made, this.abandoned);
			boolean put = (entry == null) ? this.entries.putIfAbsent(key, another) == null
					: entry.get() == null && this.entries.replace(key, entry, another);
			if (put) {
				return made;
			}
		}
	}

	void put(TokenKey key, OAuthCredentials credentials) {
		purge();
		this.entries.put(key, new Entry(key, credentials, this.abandoned));
	}

	void replaced(TokenKey key, PortalTokens tokens) {
		OAuthCredentials credentials = find(key);
		if (credentials != null) {
			credentials.replaced(tokens);
		}
	}

	void forgotten(TokenKey portal) {
		this.entries.forEach((key, entry) -> {
			OAuthCredentials credentials = key.ofPortal().equals(portal) ? entry.get() : null;
			if (credentials != null) {
				credentials.forgotten();
				this.entries.remove(key, entry);
			}
		});
	}

	private void purge() {
		Reference<? extends OAuthCredentials> gone = this.abandoned.poll();
		while (gone != null) {
			Entry entry = (Entry) gone;
			this.entries.remove(entry.key, entry);
			gone = this.abandoned.poll();
		}
	}

	int size() {
		purge();
		return this.entries.size();
	}

	private static final class Entry extends WeakReference<OAuthCredentials> {

		private final TokenKey key;

		private Entry(TokenKey key, OAuthCredentials credentials, ReferenceQueue<OAuthCredentials> abandoned) {
			super(credentials, abandoned);
			this.key = key;
		}

	}

}
