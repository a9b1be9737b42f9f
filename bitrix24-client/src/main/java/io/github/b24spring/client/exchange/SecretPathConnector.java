package io.github.b24spring.client.exchange;

import java.net.URI;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * Puts the secret path into requests on their way into any connector. The connector's own
 * logs see it; for Reactor Netty there is {@link SecretPathHttpClient}, which goes
 * deeper.
 */
final class SecretPathConnector implements ClientHttpConnector {

	private final ClientHttpConnector delegate;

	SecretPathConnector(ClientHttpConnector delegate) {
		this.delegate = delegate;
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		return Mono.deferContextual(
				(context) -> this.delegate.connect(method, SecretPath.from(context).insert(uri), requestCallback));
	}

}
