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
package io.github.b24spring.client;

import java.time.Duration;
import java.util.function.Function;

import io.github.b24spring.client.file.FileDownload;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * Description of the download of a file that the portal has given a link to.
 * <p>
 * The content is never held in memory: it comes as fast as the subscriber takes it. A
 * subscriber that takes nothing for longer than the response time-out loses the
 * connection.
 * <p>
 * Downloads are no calls of methods: they take none of the portal's permits. One is
 * repeated if the portal was not reached, or refused it for a limit, which it waits for;
 * what has begun to arrive is not asked for again.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface DownloadSpec {

	/**
	 * Limit the time of the download.
	 * @param deadline the longest time from subscription until the last of the content
	 * @return a changed copy
	 */
	DownloadSpec deadline(Duration deadline);

	/**
	 * Read the content.
	 * @return the content, whose buffers the subscriber has to release, as
	 * {@link org.springframework.core.io.buffer.DataBufferUtils#write} and the encoders
	 * of WebFlux do
	 */
	default Flux<DataBuffer> content() {
		return exchangeToFlux(FileDownload::content);
	}

	/**
	 * Read the file with its name, type and length.
	 * @param <T> the type of what is made of the file
	 * @param handler consumes the content; what it leaves is discarded
	 * @return what the handler makes of the file
	 */
	<T> Mono<T> exchangeToMono(Function<FileDownload, ? extends Mono<T>> handler);

	/**
	 * Read the file with its name, type and length.
	 * @param <T> the type of what is made of the file
	 * @param handler consumes the content; what it leaves is discarded
	 * @return what the handler makes of the file
	 */
	<T> Flux<T> exchangeToFlux(Function<FileDownload, ? extends Flux<T>> handler);

}
