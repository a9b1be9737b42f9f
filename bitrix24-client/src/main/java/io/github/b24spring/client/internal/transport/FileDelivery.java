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

import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.file.FileDownload;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * Hands a file from the last stage over to whoever asked for it. The exchange goes on
 * until the receiver has done with the file, so that the stages above see how it ends. It
 * travels in Reactor's context.
 */
final class FileDelivery {

	static final Class<FileDelivery> CONTEXT_KEY = FileDelivery.class;

	private final String url;

	private final Sinks.One<FileDownload> file = Sinks.one();

	private final Sinks.Empty<Void> end = Sinks.empty();

	private volatile boolean delivered;

	private volatile @Nullable Throwable contentFailure;

	FileDelivery(String url) {
		this.url = url;
	}

	static FileDelivery from(ContextView context) {
		return context.get(CONTEXT_KEY);
	}

	String url() {
		return this.url;
	}

	boolean isDelivered() {
		return this.delivered;
	}

	/**
	 * Hand the file over.
	 * @return completes when the receiver has done with the file
	 */
	Mono<Void> deliver(FileDownload download) {
		return Mono.defer(() -> {
			this.delivered = true;
			this.file
				.tryEmitValue(new FileDownload(download.filename(), download.contentType(), download.contentLength(),
						download.content().doOnError((failure) -> this.contentFailure = failure)));
			return this.end.asMono();
		});
	}

	/**
	 * The file, as its receiver gets it.
	 */
	Mono<FileDownload> file() {
		return this.file.asMono();
	}

	void done() {
		this.end.tryEmitEmpty();
	}

	/**
	 * Ends the exchange with a failure. One of the receiver says nothing about the
	 * portal, so it passes the stages in a wrapping.
	 */
	void failed(Throwable failure) {
		boolean own = failure instanceof Bitrix24Exception && failure == this.contentFailure;
		this.end.tryEmitError(own ? failure : new ReceiverException(failure));
	}

	@Override
	public String toString() {
		return "download";
	}

	/**
	 * A failure of the receiver.
	 */
	static final class ReceiverException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final Throwable failure;

		private ReceiverException(Throwable failure) {
			super("The file was received, and not taken", failure, false, false);
			this.failure = failure;
		}

		Throwable failure() {
			return this.failure;
		}

	}

}
