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
package io.github.b24spring.client.event;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.CallSpec;
import io.github.b24spring.client.exception.Bitrix24ApiException;
import io.github.b24spring.client.exception.Bitrix24Error;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;

/**
 * The bindings on top of a client.
 */
final class EventTemplate implements EventOperations {

	private static final ParameterizedTypeReference<List<String>> CODES = new ParameterizedTypeReference<>() {
	};

	private static final ParameterizedTypeReference<List<Row>> ROWS = new ParameterizedTypeReference<>() {
	};

	private static final String BIND = "event.bind";

	private static final int OK = 200;

	private final Bitrix24Client client;

	EventTemplate(Bitrix24Client client) {
		this.client = client;
	}

	@Override
	public Mono<Void> bind(EventBinding binding) {
		CallSpec call = describe(BIND, binding);
		return (binding.options().isEmpty() ? call : call.param("options", binding.options())).retrieve(Boolean.class)
			.filter((bound) -> bound)
			.switchIfEmpty(Mono.error(() -> notBound(binding)))
			.then();
	}

	/**
	 * Who is told nothing would wait for events that never come.
	 */
	private static Bitrix24ApiException notBound(EventBinding binding) {
		return new Bitrix24ApiException(new Bitrix24Error(null,
				"the portal did not say that '" + binding.event() + "' is bound", BIND, OK, true));
	}

	@Override
	public Mono<Integer> unbind(EventBinding binding) {
		return describe("event.unbind", binding).retrieve(Removed.class).map(Removed::count);
	}

	private CallSpec describe(String method, EventBinding binding) {
		CallSpec call = this.client.call(method).param("event", binding.event());
		call = (binding.handler() != null) ? call.param("handler", binding.handler().toString())
				: call.param("event_type", "offline");
		if (binding.userId() != null) {
			call = call.param("auth_type", binding.userId());
		}
		return binding.authConnector().isEmpty() ? call : call.param("auth_connector", binding.authConnector());
	}

	@Override
	public Flux<EventBinding> bindings() {
		return this.client.call("event.get").retrieve(ROWS).flatMapIterable((rows) -> rows).mapNotNull(Row::binding);
	}

	@Override
	public Flux<String> available() {
		return codes(this.client.call("events"));
	}

	@Override
	public Flux<String> available(String scope) {
		return codes(this.client.call("events").param("SCOPE", scope));
	}

	private static Flux<String> codes(CallSpec call) {
		return call.retrieve(CODES).flatMapIterable((codes) -> codes).map((code) -> code.toUpperCase(Locale.ROOT));
	}

	/**
	 * The result of {@code event.unbind}.
	 */
	record Removed(int count) {

	}

	/**
	 * A row of {@code event.get}.
	 */
	record Row(@Nullable String event, @Nullable String handler, @JsonProperty("auth_type") @Nullable Long authType,
			@Nullable Boolean offline, @JsonProperty("connector_id") @Nullable String connectorId) {

		/**
		 * {@code null} for one that this application cannot have made.
		 */
		@Nullable EventBinding binding() {
			if (this.event == null || this.event.isEmpty()) {
				return null;
			}
			URI address = Boolean.TRUE.equals(this.offline) ? null : address();
			if (address == null && !Boolean.TRUE.equals(this.offline)) {
				return null;
			}
			EventBinding binding = (address != null) ? EventBinding.online(this.event, address)
					: EventBinding.offline(this.event);
			binding = (this.authType != null && this.authType > 0) ? binding.withUser(this.authType) : binding;
			return (this.connectorId != null) ? binding.withAuthConnector(this.connectorId) : binding;
		}

		private @Nullable URI address() {
			try {
				URI address = (this.handler != null) ? new URI(this.handler) : null;
				return (address != null && address.isAbsolute()) ? address : null;
			}
			catch (URISyntaxException ex) {
				return null;
			}
		}

	}

}
