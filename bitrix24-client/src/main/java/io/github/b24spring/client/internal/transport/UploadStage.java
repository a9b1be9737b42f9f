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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.b24spring.client.file.FileUpload;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.CallParameters;
import io.github.b24spring.client.internal.pipeline.Stage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Makes sure that the files of a call can be read, and be read again if it is repeated,
 * before anything is sent.
 */
final class UploadStage implements Stage {

	private final Stage next;

	UploadStage(Stage next) {
		this.next = next;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		Object parameters = call.parameters().value();
		return RequestBody.holdsFile(parameters)
				? prepared(parameters).map((prepared) -> call.withParameters(CallParameters.of(prepared.orElseThrow())))
					.flatMap(this.next::exchange)
				: this.next.exchange(call);
	}

	private static Mono<Optional<Object>> prepared(@Nullable Object value) {
		if (value instanceof FileUpload upload) {
			return prepared(upload).map(Optional::of);
		}
		if (!RequestBody.holdsFile(value)) {
			return Mono.just(Optional.ofNullable(value));
		}
		if (value instanceof Map<?, ?> map) {
			return Flux.fromIterable(map.entrySet())
				.concatMap((entry) -> prepared(entry.getValue()).map((element) -> Map.entry(entry.getKey(), element)))
				.<Map<Object, @Nullable Object>>collect(LinkedHashMap::new,
						(prepared, entry) -> prepared.put(entry.getKey(), entry.getValue().orElse(null)))
				.map(Optional::of);
		}
		return (value instanceof Collection<?> elements) ? elements(elements).map(Optional::of) : Mono.empty();
	}

	/**
	 * What can be read but once is taken into memory.
	 */
	private static Mono<FileUpload> prepared(FileUpload upload) {
		if (upload.isLoaded() || upload.content().isOpen()) {
			return upload.loaded();
		}
		return Mono.fromCallable(() -> opened(upload))
			.subscribeOn(Schedulers.boundedElastic())
			.onErrorMap(IOException.class, UncheckedIOException::new);
	}

	private static FileUpload opened(FileUpload upload) throws IOException {
		upload.content().getInputStream().close();
		return upload;
	}

	private static Mono<List<@Nullable Object>> elements(Collection<?> elements) {
		return Flux.fromIterable(elements.stream().map(Optional::<Object>ofNullable).toList())
			.concatMap((element) -> prepared(element.orElse(null)))
			.collectList()
			.map((prepared) -> {
				List<@Nullable Object> values = new ArrayList<>();
				prepared.forEach((element) -> values.add(element.orElse(null)));
				return values;
			});
	}

}
