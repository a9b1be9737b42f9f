package io.github.b24spring.client.oauth;

import java.net.InetSocketAddress;

import reactor.netty.http.client.HttpClient;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

/**
 * The standard ways to OAuth servers and to portals. A repeated request would use a
 * refresh token a second time.
 */
final class OAuthConnectors {

	private OAuthConnectors() {
	}

	static ClientHttpConnector ofServers() {
		return new ReactorClientHttpConnector(httpClient());
	}

	/**
	 * A name may stand for another address when it is connected to than it did when it
	 * was checked.
	 */
	static ClientHttpConnector ofPortals(OAuthSettings settings) {
		return new ReactorClientHttpConnector(
				httpClient().resolvedAddressesSelector((config, addresses) -> addresses.stream()
					.filter((address) -> address instanceof InetSocketAddress resolved && resolved.getAddress() != null
							&& (settings.localServer() != null && resolved.getAddress().isLoopbackAddress()
									|| settings.portalAddresses().test(resolved.getAddress())))
					.toList()));
	}

	private static HttpClient httpClient() {
		return HttpClient.create().wiretap(false).disableRetry(true).followRedirect(false);
	}

}
