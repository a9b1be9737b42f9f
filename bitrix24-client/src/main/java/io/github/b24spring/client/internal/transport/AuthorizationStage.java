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

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24AuthenticationException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ExpiredTokenException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.Stage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * Adds the credentials to a call, once more with renewed ones after the portal refused
 * them as expired, and follows the portal when it was renamed.
 *
 * @see <a href=
 * "https://apidocs.bitrix24.com/settings/how-to-call-rest-api/change-domen.html">Change
 * of the portal's address</a>
 */
final class AuthorizationStage implements Stage {

	private static final Log logger = LogFactory.getLog(AuthorizationStage.class);

	private static final String REVOKED = "invalid_token";

	private final Stage next;

	private final Authorization authorization;

	private final RedirectPolicy redirects;

	AuthorizationStage(Stage next, Authorization authorization, RedirectPolicy redirects) {
		this.next = next;
		this.authorization = authorization;
		this.redirects = redirects;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return this.authorization.authorize()
			.flatMap((authorized) -> answer(call, authorized)
				.onErrorResume(Bitrix24ExpiredTokenException.class,
						(expired) -> this.authorization.renew(authorized)
							.flatMap((renewed) -> send(call, renewed))
							.switchIfEmpty(Mono.error(expired)))
				.onErrorResume((failure) -> isRevoked(failure),
						(revoked) -> this.authorization.replace(authorized)
							.flatMap((other) -> send(call, other))
							.switchIfEmpty(Mono.error(revoked))));
	}

	private Mono<Envelope> answer(Call call, Authorized authorized) {
		Mono<Envelope> answer = send(call, authorized);
		return call.commands().isEmpty() ? answer
				: answer.flatMap((envelope) -> ExpiredCommands.of(call, envelope)
					.map((expired) -> repeat(expired, authorized))
					.orElseGet(() -> Mono.just(envelope)));
	}

	/**
	 * The access token of an application that was removed, and maybe installed again.
	 */
	private static boolean isRevoked(Throwable failure) {
		return failure instanceof Bitrix24AuthenticationException refused && REVOKED.equalsIgnoreCase(refused.code());
	}

	/**
	 * Send the commands of a batch again that came too late for the token, while those
	 * before them did not. Those ran, so that no failure of the others may be that of the
	 * whole batch, which would run them again.
	 */
	private Mono<Envelope> repeat(ExpiredCommands expired, Authorized refused) {
		return this.authorization.renew(refused)
			.flatMap((renewed) -> expired.repeatable() ? send(expired.call(), renewed).map(expired::merge)
					: Mono.just(expired.envelope()))
			.defaultIfEmpty(expired.envelope())
			.onErrorResume((failure) -> !expired.areAll() && failure instanceof Exception,
					(failure) -> Mono.just((failure instanceof Bitrix24Exception known) ? expired.failed(known)
							: unrenewed(expired, failure)));
	}

	private Envelope unrenewed(ExpiredCommands expired, Throwable failure) {
		logger.warn("Commands of a batch came too late for the access, which could not be renewed: "
				+ this.authorization.redactor().apply(String.valueOf(failure)));
		return expired.envelope();
	}

	private Mono<Envelope> send(Call call, Authorized authorized) {
		return sendTo(call, authorized).onErrorResume(PortalRedirectException.class,
				(redirect) -> follow(call, authorized, redirect));
	}

	private Mono<Envelope> follow(Call call, Authorized authorized, PortalRedirectException redirect) {
		PortalAddress to = this.redirects.follow(call, authorized, redirect);
		return sendTo(call, new Authorized(authorized.access(), to))
			.onErrorMap(PortalRedirectException.class, (again) -> this.redirects.again(call, to, again))
			.flatMap((answer) -> this.authorization.moved(authorized, to).thenReturn(answer));
	}

	private Mono<Envelope> sendTo(Call call, Authorized authorized) {
		return this.next.exchange(call).contextWrite((context) -> context.put(Authorized.CONTEXT_KEY, authorized));
	}

}
