package io.github.b24spring.client.exchange;

import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON value inside the bytes of an answer, decoded when its type is known.
 */
record JsonSlice(byte[] bytes, int offset, int length) {

	<T> T decode(JsonMapper mapper, JavaType type) {
		return mapper.readerFor(type).readValue(this.bytes, this.offset, this.length);
	}

	boolean isNull() {
		return this.length == 4 && this.bytes[this.offset] == 'n';
	}

}
