package io.github.b24spring.client.oauth;

import io.github.b24spring.client.exception.Bitrix24ReauthorizationRequiredException;

/**
 * Notified of what happens to tokens. Called on the threads that do the work: an
 * implementation returns at once and does not throw.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface TokenListener {

	/**
	 * Called when tokens were renewed and are kept.
	 * @param key whose tokens
	 */
	default void renewed(TokenKey key) {
	}

	/**
	 * Called when tokens of an installation or of an authorization were proven and are
	 * kept.
	 * @param key whose tokens
	 */
	default void installed(TokenKey key) {
	}

	/**
	 * Called when all tokens of a portal were removed.
	 * @param memberId the portal's {@code member_id}
	 */
	default void forgotten(String memberId) {
	}

	/**
	 * Called when tokens can be renewed no longer, once for each pair.
	 * @param key whose tokens
	 * @param failure what calls fail with from now on
	 */
	default void reauthorizationRequired(TokenKey key, Bitrix24ReauthorizationRequiredException failure) {
	}

}
