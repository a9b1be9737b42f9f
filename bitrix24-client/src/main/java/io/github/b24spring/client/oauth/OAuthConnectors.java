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

import java.net.InetSocketAddress;
import java.net.SocketAddress;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

import org.springframework.http.client.observation.ClientHttpObservationDocumentation.LowCardinalityKeyNames;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The ways to OAuth servers and to portals. A repeated request would use a refresh token
 * a second time.
 *
 * @param connector used for both; {@code null} for the standard ones
 * @param observationRegistry where requests are observed
 */
record OAuthConnectors(@Nullable ClientHttpConnector connector, ObservationRegistry observationRegistry) {

	private static final String OBSERVATION = "bitrix24.oauth.requests";

	WebClient toServers() {
		return webClient(httpClient(), new DefaultClientRequestObservationConvention(OBSERVATION));
	}

	/**
	 * A name may stand for another address when it is connected to than it did when it
	 * was checked.
	 */
	WebClient toPortals(OAuthSettings settings) {
		return webClient(httpClient().resolvedAddressesSelector(
				(config, addresses) -> addresses.stream().filter((address) -> isAllowed(address, settings)).toList()),
				new PortalsConvention());
	}

	private static boolean isAllowed(SocketAddress address, OAuthSettings settings) {
		if (!(address instanceof InetSocketAddress socket) || socket.isUnresolved()) {
			return false;
		}
		boolean local = settings.localServer() != null && socket.getAddress().isLoopbackAddress();
		return local || settings.portalAddresses().test(socket.getAddress());
	}

	private WebClient webClient(HttpClient standard, ClientRequestObservationConvention convention) {
		return WebClient.builder()
			.clientConnector((this.connector != null) ? this.connector : new ReactorClientHttpConnector(standard))
			.observationRegistry(this.observationRegistry)
			.observationConvention(convention)
			.build();
	}

	private static HttpClient httpClient() {
		return HttpClient.create().wiretap(false).disableRetry(true).followRedirect(false);
	}

	/**
	 * Does not tell the portal, since there may be any number of them.
	 */
	private static final class PortalsConvention extends DefaultClientRequestObservationConvention {

		private PortalsConvention() {
			super(OBSERVATION);
		}

		@Override
		protected KeyValue clientName(ClientRequestObservationContext context) {
			return KeyValue.of(LowCardinalityKeyNames.CLIENT_NAME, "portals");
		}

	}

}
