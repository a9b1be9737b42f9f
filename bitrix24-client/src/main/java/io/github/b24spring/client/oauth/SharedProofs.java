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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Proves a request once, however often it comes meanwhile, and to the end, whoever goes
 * away: what it brought is used up by then, and what came for it must be kept. Nobody
 * lends it anything of his context, such as a transaction that may be rolled back.
 */
final class SharedProofs {

	private final Map<Object, Mono<PortalTokens>> running = new ConcurrentHashMap<>();

	/**
	 * Join what is under way for an equal request.
	 * @param request the request, with all that it brought
	 * @param proof proves it, and keeps what comes for it
	 */
	Mono<PortalTokens> of(Object request, Mono<PortalTokens> proof) {
		return Mono.defer(() -> this.running.computeIfAbsent(request,
				(same) -> proof.doFinally((end) -> this.running.remove(same))
					.contextWrite((context) -> Context.empty())
					.cache()));
	}

}
