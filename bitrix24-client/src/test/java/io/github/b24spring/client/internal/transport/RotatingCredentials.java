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
