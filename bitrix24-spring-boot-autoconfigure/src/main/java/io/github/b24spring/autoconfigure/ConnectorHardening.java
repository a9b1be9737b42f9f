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
package io.github.b24spring.autoconfigure;

import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.eclipse.jetty.client.ContentDecoder;
import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;

import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.HttpComponentsClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.JettyClientHttpConnectorBuilder;

/**
 * Takes from HTTP libraries what does harm here. Cookies that a portal sends with one
 * answer would go with the next call, which may be that of another account. Jetty's
 * decoder of gzip never ends on some bytes that are none, so that an answer could hold a
 * thread for ever, and an informational answer that it does not know keeps it from the
 * one that follows.
 */
final class ConnectorHardening {

	private ConnectorHardening() {
	}

	/**
	 * Change a builder so that its connectors keep no cookies and decode nothing that
	 * they cannot. Those of Reactor Netty and of the JDK do neither.
	 */
	static ClientHttpConnectorBuilder<?> harden(ClientHttpConnectorBuilder<?> builder) {
		if (builder instanceof JettyClientHttpConnectorBuilder jetty) {
			return Jetty.harden(jetty);
		}
		return (builder instanceof HttpComponentsClientHttpConnectorBuilder apache) ? Apache.harden(apache) : builder;
	}

	/**
	 * Loaded only where Jetty's client is.
	 */
	private static final class Jetty {

		static ClientHttpConnectorBuilder<?> harden(JettyClientHttpConnectorBuilder builder) {
			return builder.withHttpClientCustomizer(Jetty::harden);
		}

		private static void harden(HttpClient client) {
			client.setHttpCookieStore(new HttpCookieStore.Empty());
			// With no decoder at all, it would look for all there are when it starts.
			client.getContentDecoderFactories().put(new Unchanged());
			client.getProtocolHandlers().put(new UnknownInformational());
		}

		/**
		 * Skips the informational answers that Jetty does not know, after which it would
		 * wait for an answer until the time is up.
		 */
		private static final class UnknownInformational extends EarlyHintsProtocolHandler {

			private static final int LAST_KNOWN = 103;

			@Override
			public String getName() {
				return "unknown-informational";
			}

			@Override
			public boolean accept(Request request, Response response) {
				int status = response.getStatus();
				return HttpStatus.isInterim(status) && status > LAST_KNOWN;
			}

		}

		/**
		 * Asks for answers that are not compressed.
		 */
		private static final class Unchanged extends ContentDecoder.Factory {

			Unchanged() {
				super("identity");
			}

			@Override
			public Content.Source newDecoderContentSource(Content.Source source) {
				return source;
			}

		}

	}

	/**
	 * Loaded only where Apache's client is.
	 */
	private static final class Apache {

		static ClientHttpConnectorBuilder<?> harden(HttpComponentsClientHttpConnectorBuilder builder) {
			return builder.withHttpClientCustomizer(HttpAsyncClientBuilder::disableCookieManagement);
		}

	}

}
