package io.github.b24spring.autoconfigure;

import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpCookieStore;

import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.HttpComponentsClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.JettyClientHttpConnectorBuilder;

/**
 * Keeps HTTP libraries from keeping cookies: those that a portal sends with one answer
 * would go with the next call, which may be that of another account.
 */
final class Cookies {

	private Cookies() {
	}

	/**
	 * Change a builder so that its connectors keep no cookies. Those of Reactor Netty and
	 * of the JDK keep none.
	 */
	static ClientHttpConnectorBuilder<?> dropped(ClientHttpConnectorBuilder<?> builder) {
		if (builder instanceof JettyClientHttpConnectorBuilder jetty) {
			return Jetty.dropped(jetty);
		}
		return (builder instanceof HttpComponentsClientHttpConnectorBuilder apache) ? Apache.dropped(apache) : builder;
	}

	/**
	 * Loaded only where Jetty's client is.
	 */
	private static final class Jetty {

		static ClientHttpConnectorBuilder<?> dropped(JettyClientHttpConnectorBuilder builder) {
			return builder.withHttpClientCustomizer(Jetty::drop);
		}

		private static void drop(HttpClient client) {
			client.setHttpCookieStore(new HttpCookieStore.Empty());
		}

	}

	/**
	 * Loaded only where Apache's client is.
	 */
	private static final class Apache {

		static ClientHttpConnectorBuilder<?> dropped(HttpComponentsClientHttpConnectorBuilder builder) {
			return builder.withHttpClientCustomizer(HttpAsyncClientBuilder::disableCookieManagement);
		}

	}

}
