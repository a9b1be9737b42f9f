package io.github.b24spring.autoconfigure.oauth;

import io.github.b24spring.client.exception.Bitrix24ReauthorizationRequiredException;
import io.github.b24spring.client.oauth.TokenKey;

/**
 * Published when tokens can be renewed no longer, once for each pair. Somebody must open
 * or install the application on the portal again. Listeners are called on a thread that
 * may block.
 *
 * @param key whose tokens
 * @param failure what calls fail with from now on
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Bitrix24ReauthorizationRequiredEvent(TokenKey key, Bitrix24ReauthorizationRequiredException failure) {
}
