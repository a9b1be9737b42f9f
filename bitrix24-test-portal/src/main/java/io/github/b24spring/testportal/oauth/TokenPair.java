package io.github.b24spring.testportal.oauth;

import java.time.Instant;

/**
 * An access token and the token that renews it.
 *
 * @param accessToken the access token
 * @param refreshToken the refresh token
 * @param expires when the access token expires, by the portal's clock
 * @param userId the id of the user whom they belong to
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record TokenPair(String accessToken, String refreshToken, Instant expires, long userId) {

	@Override
	public String toString() {
		return "Tokens of user " + this.userId + " until " + this.expires;
	}

}
