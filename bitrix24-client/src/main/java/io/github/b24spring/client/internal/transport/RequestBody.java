package io.github.b24spring.client.internal.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Executor;

import io.github.b24spring.client.file.FileUpload;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

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

	/**
	 * Tells whether a request failed because a file could not be read while it was sent.
	 * @param failure the failure of the request
	 * @return the failure of the file, or {@code null} if it was something else
	 */
	static @Nullable UncheckedIOException fileFailure(Throwable failure) {
		boolean writing = false;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			writing = writing || cause instanceof JacksonException;
			if (writing && cause instanceof IOException unreadable) {
				return new UncheckedIOException("A file cannot be read while it is sent: " + unreadable.getMessage(),
						unreadable);
			}
		}
		return null;
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
