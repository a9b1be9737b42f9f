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

import java.util.Collection;
import java.util.List;

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
	 * Called when all tokens that an application had of a portal were removed.
	 * @param portal the key of the portal's own tokens
	 */
	default void forgotten(TokenKey portal) {
	}

	/**
	 * Called when tokens can be renewed no longer, once for each pair.
	 * @param key whose tokens
	 * @param failure what calls fail with from now on
	 */
	default void reauthorizationRequired(TokenKey key, Bitrix24ReauthorizationRequiredException failure) {
	}

	/**
	 * Return a listener that notifies others.
	 * @param listeners the listeners, in the order in which they are notified
	 * @return the listener, which keeps what one of them throws away from the rest
	 */
	static TokenListener of(Collection<TokenListener> listeners) {
		return new GuardedTokenListener(List.copyOf(listeners));
	}

}
