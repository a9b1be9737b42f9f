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

import java.util.List;
import java.util.function.Consumer;

import io.github.b24spring.client.exception.Bitrix24ReauthorizationRequiredException;
import io.github.b24spring.client.internal.callback.Callbacks;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Notifies listeners in their order, and keeps what one throws away from the others and
 * from the tokens: by then they are kept, or lost.
 */
record GuardedTokenListener(List<TokenListener> listeners) implements TokenListener {

	private static final Log logger = LogFactory.getLog(GuardedTokenListener.class);

	GuardedTokenListener {
		listeners = List.copyOf(listeners);
	}

	@Override
	public void renewed(TokenKey key) {
		tell((listener) -> listener.renewed(key));
	}

	@Override
	public void installed(TokenKey key) {
		tell((listener) -> listener.installed(key));
	}

	@Override
	public void forgotten(TokenKey portal) {
		tell((listener) -> listener.forgotten(portal));
	}

	@Override
	public void reauthorizationRequired(TokenKey key, Bitrix24ReauthorizationRequiredException failure) {
		tell((listener) -> listener.reauthorizationRequired(key, failure));
	}

	private void tell(Consumer<TokenListener> news) {
		Callbacks.each(this.listeners, news,
				(failure) -> logger.error("A listener of tokens failed; what is done with them goes on", failure));
	}

}
