package io.github.b24spring.client.internal.transport;

import java.util.function.Function;

import io.github.b24spring.client.DownloadSpec;
import io.github.b24spring.client.file.FileDownload;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A link and what downloads from it.
 */
public final class DefaultDownloadSpec implements DownloadSpec {

	private final FileTransport transport;

	private final String url;

	public DefaultDownloadSpec(FileTransport transport, String url) {
		this.transport = transport;
		this.url = url;
	}

	@Override
	public <T> Mono<T> exchangeToMono(Function<FileDownload, ? extends Mono<T>> handler) {
		return exchangeToFlux((file) -> handler.apply(file).flux()).singleOrEmpty();
	}

	@Override
	public <T> Flux<T> exchangeToFlux(Function<FileDownload, ? extends Flux<T>> handler) {
		return this.transport.exchange(this.url, handler);
	}

	@Override
	public String toString() {
		return "download";
	}

}
