package io.github.b24spring.client.internal.answer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/**
 * A JSON value inside an answer, decoded when its type is known.
 */
public record JsonSlice(JsonDocument document, int offset, int length) {

	public byte[] bytes() {
		return this.document.bytes();
	}

	public byte first() {
		return bytes()[this.offset];
	}

	public boolean isContainer() {
		return first() == '{' || first() == '[';
	}

	public boolean isNull() {
		return first() == 'n';
	}

	public @Nullable String text() {
		return JsonScalars.text(bytes(), this.offset, this.offset + this.length);
	}

	public @Nullable Double number() {
		return JsonScalars.number(bytes(), this.offset, this.offset + this.length);
	}

	public <T> T decode(ObjectReader reader) {
		return reader.readValue(bytes(), this.offset, this.length);
	}

}
