package io.github.b24spring.client.internal.transport;

import java.net.URI;
import java.util.function.Function;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import reactor.core.publisher.Mono;

/**
 * Puts the secret path into requests on their way into any connector. The connector's own
 * logs see it; for Reactor Netty there is {@link SecretPathHttpClient}, which goes
 * deeper.
 */
public final class SecretPathConnector implements ClientHttpConnector {

	private final ClientHttpConnector delegate;

	public SecretPathConnector(ClientHttpConnector delegate) {
		this.delegate = delegate;
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		return Mono.deferContextual(
				(context) -> this.delegate.connect(method, SecretPath.from(context).insert(uri), requestCallback));
	}

}
