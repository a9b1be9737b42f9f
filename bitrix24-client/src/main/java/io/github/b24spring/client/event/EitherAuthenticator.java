package io.github.b24spring.client.event;

import java.util.function.Function;

import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lets in what one of two lets in.
 */
record EitherAuthenticator(EventAuthenticator first, EventAuthenticator second) implements EventAuthenticator {

	@Override
	public Mono<EventPortal> authenticate(String memberId, @Nullable String applicationToken) {
		return either((authenticator) -> authenticator.authenticate(memberId, applicationToken));
	}

	@Override
	public Mono<EventPortal> authenticate(ApplicationRequest request) {
		return either((authenticator) -> authenticator.authenticate(request));
	}

	private Mono<EventPortal> either(Function<EventAuthenticator, Mono<EventPortal>> check) {
		return check.apply(this.first)
			.onErrorResume(RefusedRequestException.class, (refusal) -> check.apply(this.second)
				.onErrorMap(RefusedRequestException.class, (other) -> refusal));
	}

}
