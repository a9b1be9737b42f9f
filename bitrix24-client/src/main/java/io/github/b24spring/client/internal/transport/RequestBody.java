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

import java.util.Collection;
import java.util.Map;

import io.github.b24spring.client.file.FileUpload;
import io.github.b24spring.client.file.UploadForm;
import io.github.b24spring.client.internal.pipeline.Call;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.web.reactive.function.BodyInserter;

/**
 * The parameters of a call as JSON. They are written at once, but for the content of
 * files that are still to be read.
 */
final class RequestBody {

	private RequestBody() {
	}

	/**
	 * Write parameters.
	 * @param call the call
	 * @param parameters its parameters, with what authorization adds
	 * @param jsonMapper writes them
	 * @param progress notified when the connection takes the body
	 */
	static BodyInserter<?, ReactiveHttpOutputMessage> of(Call call, Object parameters, JsonMapper jsonMapper,
			SendProgress progress) {
		ObjectWriter writer = jsonMapper.writer().withAttribute(UploadForm.ATTRIBUTE, UploadForm.of(call.method()));
		return holdsFile(parameters) ? streamed(new UploadSegments(), writer, parameters, progress)
				: written(writer.writeValueAsBytes(parameters), progress);
	}

	private static BodyInserter<?, ReactiveHttpOutputMessage> written(byte[] bytes, SendProgress progress) {
		return (message, context) -> {
			message.getHeaders().setContentLength(bytes.length);
			return message.writeWith(Mono.fromSupplier(() -> {
				progress.take();
				return message.bufferFactory().wrap(bytes);
			}));
		};
	}

	private static BodyInserter<?, ReactiveHttpOutputMessage> streamed(UploadSegments segments, ObjectWriter writer,
			Object parameters, SendProgress progress) {
		writer.withAttribute(FileUpload.CONTENT_ATTRIBUTE, segments).writeValue(segments, parameters);
		return (message, context) -> {
			Flux<DataBuffer> body = segments.content(message.bufferFactory()).doOnNext((buffer) -> progress.take());
			return message.writeWith(body);
		};
	}

	/**
	 * Whether there is a file anywhere in the parameters that is still to be read.
	 */
	static boolean holdsFile(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return holdsFile(map.values());
		}
		if (value instanceof Collection<?> elements) {
			for (Object element : elements) {
				if (holdsFile(element)) {
					return true;
				}
			}
		}
		return value instanceof FileUpload upload && !upload.isLoaded();
	}

}
