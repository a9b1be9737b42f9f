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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;

/**
 * JSON with gaps for the Base64 of files. A file is read when the connection takes it, a
 * chunk at a time, on a thread that may block; while the connection takes nothing, it
 * holds no thread.
 */
final class UploadSegments extends ByteArrayOutputStream implements Consumer<Resource> {

	/**
	 * A multiple of three bytes, so that the Base64 of chunks is that of the whole.
	 */
	private static final int CHUNK_SIZE = 12 * 1024;

	private final List<byte[]> texts = new ArrayList<>();

	private final List<Resource> files = new ArrayList<>();

	/**
	 * Leave a gap at this place.
	 */
	@Override
	public void accept(Resource file) {
		this.texts.add(toByteArray());
		this.files.add(file);
		reset();
	}

	/**
	 * The JSON, with each file read anew.
	 */
	Flux<DataBuffer> content(DataBufferFactory buffers) {
		byte[] end = toByteArray();
		return Flux.range(0, this.files.size())
			.concatMap(
					(i) -> Flux.concat(Flux.just(buffers.wrap(this.texts.get(i))), encoded(this.files.get(i), buffers)),
					0)
			.concatWith(Flux.defer(() -> Flux.just(buffers.wrap(end))));
	}

	private static Flux<DataBuffer> encoded(Resource file, DataBufferFactory buffers) {
		return Flux.<DataBuffer, InputStream>generate(() -> open(file), (stream, sink) -> {
			read(stream, buffers, sink);
			return stream;
		}, UploadSegments::close).subscribeOn(Schedulers.boundedElastic());
	}

	private static InputStream open(Resource file) {
		try {
			return file.getInputStream();
		}
		catch (IOException ex) {
			throw new UnreadableFileException(ex);
		}
	}

	private static void read(InputStream stream, DataBufferFactory buffers, SynchronousSink<DataBuffer> sink) {
		try {
			byte[] chunk = new byte[CHUNK_SIZE];
			int length = stream.readNBytes(chunk, 0, CHUNK_SIZE);
			if (length > 0) {
				sink.next(buffers
					.wrap(Base64.getEncoder().encode((length == CHUNK_SIZE) ? chunk : Arrays.copyOf(chunk, length))));
			}
			else {
				sink.complete();
			}
		}
		catch (IOException ex) {
			sink.error(new UnreadableFileException(ex));
		}
	}

	private static void close(InputStream stream) {
		try {
			stream.close();
		}
		catch (IOException ex) {
			// Everything was read, or nobody wants the rest.
		}
	}

}
