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
		return Mono.defer(() -> check.apply(this.first))
			.onErrorResume(RefusedRequestException.class, (refusal) -> Mono.defer(() -> check.apply(this.second))
				.onErrorMap(RefusedRequestException.class, (other) -> refusal));
	}

}
