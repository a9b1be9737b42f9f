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
