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
package io.github.b24spring.client.internal.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.eclipse.jetty.client.ContentDecoder;
import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.HttpComponentsClientHttpConnector;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.JettyClientHttpConnector;

/**
 * The HTTP libraries that a client can be built on.
 */
enum Library {

	REACTOR_NETTY((patience) -> {
		throw new IllegalStateException("is the default");
	}),

	JDK((patience) -> {
		JdkClientHttpConnector connector = new JdkClientHttpConnector(
				java.net.http.HttpClient.newBuilder().connectTimeout(Patience.VALUE).build());
		connector.setReadTimeout(patience);
		return connector;
	}),

	JETTY((patience) -> {
		HttpClient client = new HttpClient();
		client.setFollowRedirects(false);
		client.setHttpCookieStore(new HttpCookieStore.Empty());
		// Its decoder of gzip never ends on some bytes that are none.
		client.getContentDecoderFactories().put(new ContentDecoder.Factory("identity") {

			@Override
			public Content.Source newDecoderContentSource(Content.Source source) {
				return source;
			}

		});
		// It would wait for an answer after one of those that it does not know.
		client.getProtocolHandlers().put(new EarlyHintsProtocolHandler() {

			@Override
			public String getName() {
				return "unknown-informational";
			}

			@Override
			public boolean accept(Request request, Response response) {
				return HttpStatus.isInterim(response.getStatus()) && response.getStatus() > 103;
			}

		});
		client.setConnectTimeout(Patience.VALUE.toMillis());
		client.setIdleTimeout(patience.toMillis());
		return new JettyClientHttpConnector(client);
	}),

	APACHE((patience) -> new HttpComponentsClientHttpConnector(HttpAsyncClients.custom()
		.setConnectionManager(
				PoolingAsyncClientConnectionManagerBuilder.create().setMaxConnPerRoute(50).setMaxConnTotal(50).build())
		.disableRedirectHandling()
		.disableCookieManagement()
		.disableAutomaticRetries()
		.setDefaultRequestConfig(
				RequestConfig.custom().setResponseTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).build())
		.build()));

	private final Function<Duration, ClientHttpConnector> connector;

	Library(Function<Duration, ClientHttpConnector> connector) {
		this.connector = connector;
	}

	Bitrix24ClientBuilder under(Bitrix24ClientBuilder builder) {
		return under(builder, Patience.VALUE);
	}

	/**
	 * Let a client use the library.
	 * @param patience how long the library waits while nothing comes
	 */
	Bitrix24ClientBuilder under(Bitrix24ClientBuilder builder, Duration patience) {
		return (this == REACTOR_NETTY) ? builder : builder.connector(this.connector.apply(patience));
	}

	private static final class Patience {

		private static final Duration VALUE = Duration.ofSeconds(20);

	}

}
