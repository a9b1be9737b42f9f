package io.github.b24spring.client.exchange;

import java.nio.charset.StandardCharsets;

/**
 * The body of an answer, at the start of an array that may be longer.
 *
 * @param bytes the array
 * @param length the length of the body, bytes
 */
record Body(byte[] bytes, int length) {

	static final Body NONE = new Body(new byte[0], 0);

	boolean isEmpty() {
		return this.length == 0;
	}

	String text() {
		return new String(this.bytes, 0, this.length, StandardCharsets.UTF_8);
	}

}
