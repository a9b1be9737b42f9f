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

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;

/**
 * A part of an answer that has to wait, compressed so that it takes little memory until
 * its turn comes, and does not keep the rest of the answer there.
 */
public final class PackedJson {

	private static final int CHUNK = 8192;

	private final int length;

	private byte @Nullable [] packed;

	private byte @Nullable [] json;

	private PackedJson(byte[] packed, int length) {
		this.packed = packed;
		this.length = length;
	}

	static PackedJson of(byte[] json, int start, int length) {
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
		return new PackedJson(packed.toByteArray(), length);
	}

	/**
	 * Return how much memory the part takes now, in bytes.
	 */
	public int heldBytes() {
		return (this.packed != null) ? this.packed.length : this.length;
	}

	/**
	 * Decode the elements of an array as {@link JsonPart#decodeElements(ObjectReader)}
	 * does: without locating them before.
	 */
	public <T> MappingIterator<T> decodeElements(ObjectReader reader) {
		return reader.readValues(json());
	}

	/**
	 * Return the part as it was before.
	 */
	public JsonPart unpack() {
		return Objects.requireNonNull(JsonText.part(json()), "The part was read before");
	}

	private byte[] json() {
		byte[] json = this.json;
		if (json == null) {
			json = unpack(Objects.requireNonNull(this.packed, "A part is packed or not"));
			this.json = json;
			this.packed = null;
		}
		return json;
	}

	private byte[] unpack(byte[] packed) {
		byte[] json = new byte[this.length];
		try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
			in.readNBytes(json, 0, this.length);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A part of an answer cannot be unpacked", ex);
		}
		return json;
	}

}
