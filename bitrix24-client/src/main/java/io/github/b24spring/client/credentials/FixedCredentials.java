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
package io.github.b24spring.client.credentials;

import reactor.core.publisher.Mono;

/**
 * Credentials that stay what they are: a webhook, or a token that nobody renews.
 */
final class FixedCredentials implements Bitrix24Credentials {

	private final PortalAccess access;

	private final AccountId account;

	private final Mono<PortalAccess> source;

	FixedCredentials(PortalAccess access) {
		this.access = access;
		this.account = AccountId.of(access.portal().host(), access.secret());
		this.source = Mono.just(access);
	}

	@Override
	public PortalAddress portal() {
		return this.access.portal();
	}

	@Override
	public AccountId account() {
		return this.account;
	}

	@Override
	public Mono<PortalAccess> access() {
		return this.source;
	}

	@Override
	public String toString() {
		return this.access.toString();
	}

}
