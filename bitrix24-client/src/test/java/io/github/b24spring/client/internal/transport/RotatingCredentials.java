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
package io.github.b24spring.client.internal.transport;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.client.credentials.AccountId;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAccess;
import io.github.b24spring.client.credentials.PortalAddress;
import reactor.core.publisher.Mono;

/**
 * Credentials that have another token whenever the one in hand was refused.
 */
class RotatingCredentials implements Bitrix24Credentials {

	static final String PREFIX = "r0tatingt0ken-";

	private final PortalAddress portal;

	private final AtomicInteger number = new AtomicInteger(1);

	final AtomicInteger renewals = new AtomicInteger();

	final List<String> moves = new ArrayList<>();

	RotatingCredentials(String url) {
		this.portal = PortalAddress.of(URI.create(url));
	}

	static String token(int number) {
		return PREFIX + number;
	}

	@Override
	public PortalAddress portal() {
		return this.portal;
	}

	@Override
	public AccountId account() {
		return AccountId.of("member", "application");
	}

	@Override
	public Mono<PortalAccess> access() {
		return Mono.fromSupplier(() -> PortalAccess.accessToken(this.portal, token(this.number.get())));
	}

	@Override
	public Mono<Void> invalidate(PortalAccess refused) {
		return Mono.fromRunnable(() -> {
			int refusedNumber = Integer.parseInt(String.valueOf(refused.accessToken()).substring(PREFIX.length()));
			this.renewals.incrementAndGet();
			this.number.compareAndSet(refusedNumber, refusedNumber + 1);
		});
	}

	@Override
	public Mono<Void> moved(PortalAddress from, PortalAddress to) {
		return Mono.fromRunnable(() -> this.moves.add(from + " -> " + to));
	}

	@Override
	public String toString() {
		return "rotating";
	}

}
