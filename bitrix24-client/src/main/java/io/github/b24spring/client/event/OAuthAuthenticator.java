package io.github.b24spring.client.event;

import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.client.oauth.request.ApplicationUninstalled;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lets in what comes from the portals of the token store.
 */
record OAuthAuthenticator(Bitrix24OAuth oauth, Bitrix24Clients clients) implements EventAuthenticator {

	@Override
	public Mono<EventPortal> authenticate(String memberId, @Nullable String applicationToken) {
		return this.oauth.authenticate(memberId, applicationToken).flatMap((known) -> portal(memberId));
	}

	@Override
	public Mono<EventPortal> authenticate(ApplicationRequest request) {
		String memberId = request.authorization().memberId();
		if (request instanceof ApplicationUninstalled uninstalled) {
			return this.oauth.uninstall(uninstalled).thenReturn(new EventPortal(memberId, null));
		}
		return this.oauth.install(request).flatMap((known) -> portal(memberId));
	}

	/**
	 * The portal may have been forgotten since.
	 */
	private Mono<EventPortal> portal(String memberId) {
		return this.clients.ofPortal(memberId)
			.map((client) -> new EventPortal(memberId, client))
			.defaultIfEmpty(new EventPortal(memberId, null));
	}

}
