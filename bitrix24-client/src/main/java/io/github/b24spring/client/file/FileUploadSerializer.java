package io.github.b24spring.client.file;

import java.io.IOException;
import java.io.InputStream;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Writes the name and, as it is read, the content.
 */
final class FileUploadSerializer extends StdSerializer<FileUpload> {

	private static final int UNKNOWN_LENGTH = -1;

	FileUploadSerializer() {
		super(FileUpload.class);
	}

	@Override
	public void serialize(FileUpload file, JsonGenerator generator, SerializationContext context) {
		generator.writeStartObject();
		generator.writeArrayPropertyStart("fileData");
		generator.writeString(file.name());
		try (InputStream content = file.content().getInputStream()) {
			if (generator instanceof TokenBuffer) {
				// Not JSON but a conversion, which cannot read a stream later.
				generator.writeBinary(content.readAllBytes());
			}
			else {
				generator.writeBinary(content, UNKNOWN_LENGTH);
			}
		}
		catch (IOException ex) {
			throw JacksonIOException.construct(ex, generator);
		}
		generator.writeEndArray();
		generator.writeEndObject();
	}

}
