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
