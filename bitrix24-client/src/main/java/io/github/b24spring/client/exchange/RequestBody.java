package io.github.b24spring.client.exchange;

import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Executor;

import io.github.b24spring.client.file.FileUpload;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;

/**
 * The parameters of a call as JSON. They are written at once, unless they hold a file
 * that is still to be read: then they are written as the connection takes them, on a
 * thread that may block.
 */
final class RequestBody {

	private static final int CHUNK_SIZE = 16 * 1024;

	private static final Executor BLOCKING = (task) -> Schedulers.boundedElastic().schedule(task);

	private RequestBody() {
	}

	static BodyInserter<?, ReactiveHttpOutputMessage> of(Object parameters, JsonMapper jsonMapper) {
		return holdsFile(parameters) ? BodyInserters.fromDataBuffers(stream(parameters, jsonMapper))
				: BodyInserters.fromValue(jsonMapper.writeValueAsBytes(parameters));
	}

	private static Publisher<DataBuffer> stream(Object parameters, JsonMapper jsonMapper) {
		return DataBufferUtils.outputStreamPublisher((OutputStream target) -> jsonMapper.writeValue(target, parameters),
				DefaultDataBufferFactory.sharedInstance, BLOCKING, CHUNK_SIZE);
	}

	private static boolean holdsFile(@Nullable Object value) {
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
