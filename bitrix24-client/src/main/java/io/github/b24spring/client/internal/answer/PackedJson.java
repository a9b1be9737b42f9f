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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Compresses parts of answers that have to wait.
 */
final class PackedJson {

	private static final int CHUNK = 8192;

	private PackedJson() {
	}

	static byte[] pack(byte[] json, int start, int length) {
		Deflater deflater = new Deflater(Deflater.BEST_SPEED);
		ByteArrayOutputStream packed = new ByteArrayOutputStream(CHUNK);
		try (OutputStream out = new DeflaterOutputStream(packed, deflater, CHUNK)) {
			out.write(json, start, length);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A part of an answer cannot be packed", ex);
		}
		finally {
			deflater.end();
		}
		return packed.toByteArray();
	}

	static JsonPart unpack(byte[] packed, int length) {
		byte[] json = new byte[length];
		try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
			in.readNBytes(json, 0, length);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A part of an answer cannot be unpacked", ex);
		}
		return Objects.requireNonNull(JsonText.part(json), "The part was read before");
	}

}
