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
package io.github.b24spring.client.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the key of an event that has none of its own. Tokens are left out: each delivery
 * may bring other ones.
 */
final class EventKey {

	private static final int LENGTH = 32;

	private final MessageDigest digest;

	private EventKey() {
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java has no SHA-256", ex);
		}
	}

	static String of(String code, String memberId, Instant time, EventData data) {
		EventKey key = new EventKey();
		key.add(code);
		key.add(memberId);
		key.add(Long.toString(time.getEpochSecond()));
		key.addValue(data.values());
		return HexFormat.of().formatHex(key.digest.digest()).substring(0, LENGTH);
	}

	private void addValue(Object value) {
		if (value instanceof Map<?, ?> map) {
			add("{");
			new TreeMap<>(map).forEach((name, below) -> {
				if (!isOfTokens(name.toString().toLowerCase(Locale.ROOT))) {
					add(name.toString());
					addValue(below);
				}
			});
			add("}");
		}
		else if (value instanceof List<?> list) {
			add("[");
			list.forEach(this::addValue);
			add("]");
		}
		else {
			add(value.toString());
		}
	}

	private static boolean isOfTokens(String name) {
		return name.equals("auth") || name.endsWith("_token") || name.equals("expires") || name.equals("expires_in");
	}

	/**
	 * The length keeps two texts apart from one.
	 */
	private void add(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		this.digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
		this.digest.update(bytes);
	}

}
