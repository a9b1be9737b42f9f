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
package io.github.b24spring.client.internal.answer;

import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Compresses parts of answers that have to wait.
 */
final class PackedJson {

	private static final int CHUNK = 8192;

	private PackedJson() {
	}

	static byte[] pack(byte[] json, int start, int length) {
		Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
		try {
			deflater.setInput(json, start, length);
			deflater.finish();
			ByteArrayOutputStream packed = new ByteArrayOutputStream(CHUNK);
			byte[] chunk = new byte[CHUNK];
			while (!deflater.finished()) {
				packed.write(chunk, 0, deflater.deflate(chunk));
			}
			return packed.toByteArray();
		}
		finally {
			deflater.end();
		}
	}

	static JsonPart unpack(byte[] packed, int length) {
		Inflater inflater = new Inflater(true);
		try {
			byte[] json = new byte[length];
			inflater.setInput(packed);
			int read = 0;
			while (read < length && !inflater.finished()) {
				read += inflater.inflate(json, read, length - read);
			}
			return Objects.requireNonNull(JsonText.part(json), "The part was read before");
		}
		catch (DataFormatException ex) {
			throw new IllegalStateException("A part of an answer cannot be unpacked", ex);
		}
		finally {
			inflater.end();
		}
	}

}
