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
package io.github.b24spring.autoconfigure.oauth;

import java.util.List;

import io.github.b24spring.client.exception.Bitrix24ReauthorizationRequiredException;
import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenListener;

/**
 * Passes news on to all listeners of the application, in their order.
 */
record CompositeTokenListener(List<TokenListener> listeners) implements TokenListener {

	@Override
	public void renewed(TokenKey key) {
		this.listeners.forEach((listener) -> listener.renewed(key));
	}

	@Override
	public void reauthorizationRequired(TokenKey key, Bitrix24ReauthorizationRequiredException failure) {
		this.listeners.forEach((listener) -> listener.reauthorizationRequired(key, failure));
	}

	@Override
	public void installed(TokenKey key) {
		this.listeners.forEach((listener) -> listener.installed(key));
	}

	@Override
	public void forgotten(TokenKey portal) {
		this.listeners.forEach((listener) -> listener.forgotten(portal));
	}

}
