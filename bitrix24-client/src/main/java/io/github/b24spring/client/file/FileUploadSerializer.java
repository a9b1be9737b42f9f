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
package io.github.b24spring.client.file;

import java.io.IOException;
import java.util.function.Consumer;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.util.TokenBuffer;

import org.springframework.core.io.Resource;

/**
 * Writes the name and the content in the form that the method takes. Content that is
 * still to be read becomes a gap where the writer knows how to fill it.
 */
final class FileUploadSerializer extends StdSerializer<FileUpload> {

	FileUploadSerializer() {
		super(FileUpload.class);
	}

	@Override
	public void serialize(FileUpload file, JsonGenerator generator, SerializationContext context) {
		if (generator instanceof TokenBuffer) {
			// A bean becomes a map on its way; the method that it goes to is not known
			// yet.
			generator.writeEmbeddedObject(file);
			return;
		}
		UploadForm form = (context.getAttribute(UploadForm.ATTRIBUTE) instanceof UploadForm told) ? told
				: UploadForm.FILE_DATA;
		switch (form) {
			case FILE_DATA -> {
				generator.writeStartObject();
				generator.writeName("fileData");
				writePair(file, generator, context);
				generator.writeEndObject();
			}
			case PAIR -> writePair(file, generator, context);
			case CONTENT -> writeContent(file, generator, context);
		}
	}

	private static void writePair(FileUpload file, JsonGenerator generator, SerializationContext context) {
		generator.writeStartArray();
		generator.writeString(file.name());
		writeContent(file, generator, context);
		generator.writeEndArray();
	}

	@SuppressWarnings("unchecked")
	private static void writeContent(FileUpload file, JsonGenerator generator, SerializationContext context) {
		if (!file.isLoaded() && context.getAttribute(FileUpload.CONTENT_ATTRIBUTE) instanceof Consumer<?> gaps) {
			generator.writeRawValue("\"");
			generator.flush();
			((Consumer<Resource>) gaps).accept(file.content());
			generator.writeRaw('"');
			return;
		}
		try {
			generator.writeBinary(file.content().getContentAsByteArray());
		}
		catch (IOException ex) {
			throw JacksonIOException.construct(ex, generator);
		}
	}

}
