package io.github.b24spring.client.exchange;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/**
 * A JSON value inside an answer, decoded when its type is known.
 */
record JsonSlice(JsonDocument document, int offset, int length) {

	byte[] bytes() {
		return this.document.bytes();
	}

	byte first() {
		return bytes()[this.offset];
	}

	boolean isContainer() {
		return first() == '{' || first() == '[';
	}

	boolean isNull() {
		return first() == 'n';
	}

	@Nullable String text() {
		return JsonScalars.text(bytes(), this.offset, this.offset + this.length);
	}

	@Nullable Double number() {
		return JsonScalars.number(bytes(), this.offset, this.offset + this.length);
	}

	<T> T decode(ObjectReader reader) {
		return reader.readValue(bytes(), this.offset, this.length);
	}

}
