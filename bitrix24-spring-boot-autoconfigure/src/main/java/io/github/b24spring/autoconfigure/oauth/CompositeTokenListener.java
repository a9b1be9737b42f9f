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
	public void forgotten(String memberId) {
		this.listeners.forEach((listener) -> listener.forgotten(memberId));
	}

}
