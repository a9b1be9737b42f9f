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

import java.time.Duration;

import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ReauthorizationRequiredException;
import io.github.b24spring.client.internal.time.Timing;

/**
 * Why a refresh token got nothing, so that it is not tried over and over.
 *
 * @param refreshToken the refresh token
 * @param exception what calls fail with
 * @param start when it happened
 * @param life how long it is believed; the one whose life is zero is over at once
 * @param forever whether it holds for as long as the refresh token is the same
 */
record RenewalFailure(String refreshToken, Bitrix24Exception exception, long start, Duration life, boolean forever) {

	/**
	 * A payment or a corrected setting on the portal's side is noticed after this.
	 */
	private static final Duration REFUSAL_LIFE = Duration.ofMinutes(1);

	/**
	 * Spare an OAuth server that is out of order most of the calls that fail meanwhile.
	 */
	private static final Duration BREAKDOWN_LIFE = Duration.ofMillis(500);

	static RenewalFailure of(PortalTokens tokens, Bitrix24Exception exception, Timing timing) {
		Duration life = exception.kind().isTransient() ? BREAKDOWN_LIFE : REFUSAL_LIFE;
		return new RenewalFailure(tokens.refreshToken(), exception, timing.now(), life,
				exception instanceof Bitrix24ReauthorizationRequiredException);
	}

	boolean holdsFor(PortalTokens tokens, Timing timing) {
		return this.refreshToken.equals(tokens.refreshToken())
				&& (this.forever || timing.since(this.start).compareTo(this.life) < 0);
	}

	@Override
	public String toString() {
		return this.exception.toString();
	}

}
