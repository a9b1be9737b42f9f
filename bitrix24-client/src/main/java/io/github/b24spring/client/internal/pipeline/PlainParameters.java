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
package io.github.b24spring.client.internal.pipeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.batch.BatchReference;
import io.github.b24spring.client.file.FileUpload;
import io.github.b24spring.client.internal.pipeline.CommandCheck.Objection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns parameters into maps, lists, texts, numbers and booleans, once and within limits:
 * everything else becomes what JSON would write, so that a call and a command of a batch
 * send the same. What cannot be written is refused with its place.
 */
final class PlainParameters {

	/**
	 * As deep as a command string goes.
	 */
	static final int MAX_DEPTH = 64;

	private static final String AUTH_CONNECTOR = "auth_connector";

	private static final int MAX_VALUES = 1_000_000;

	/**
	 * The most digits that a number may need when it is written without an exponent.
	 */
	private static final int MAX_DIGITS = 1000;

	private final JsonMapper jsonMapper;

	private final @Nullable String authConnector;

	/**
	 * Create the conversion.
	 * @param jsonMapper knows how beans are written, made by
	 * {@link CallPipeline#parameterMapper}
	 * @param authConnector what calls that change something are marked by; {@code null}
	 * for nothing
	 */
	PlainParameters(JsonMapper jsonMapper, @Nullable String authConnector) {
		this.jsonMapper = jsonMapper;
		this.authConnector = authConnector;
	}

	/**
	 * Return a call with plain parameters, and files that are read while they are sent.
	 * @param call the call
	 * @return the call as it is sent on its own
	 * @throws IllegalArgumentException if a parameter cannot be sent
	 */
	Call ofCall(Call call) {
		return plain(marked(read(call)), false);
	}

	/**
	 * Return a call with plain parameters, all of which a command of a batch can carry.
	 * @param call the call
	 * @return the call as it is sent in a batch
	 * @throws IllegalArgumentException if a parameter cannot be sent there
	 */
	Call ofCommand(Call call) {
		Call plain = plain(marked(read(call)), true);
		Objection objection = CommandCheck.objection(plain.parameters().value(), true);
		if (objection != null) {
			throw refusal(call.method(), "in a batch", objection.reason(), objection.path(), null);
		}
		return plain;
	}

	private Call read(Call call) {
		CallParameters read = call.parameters().read((bean) -> properties(call.method(), bean));
		return (read != call.parameters()) ? call.withParameters(read) : call;
	}

	/**
	 * Return the properties of a bean or record, as JSON would write them.
	 */
	private Map<String, @Nullable Object> properties(String method, Object bean) {
		Map<String, @Nullable Object> properties = new LinkedHashMap<>();
		if (!(new Conversion(method, true).written(bean) instanceof Map<?, ?> written)) {
			throw refusal(method, null, "they must be a map, bean, record or list, not a " + bean.getClass().getName(),
					List.of(), null);
		}
		written.forEach((name, value) -> properties.put(String.valueOf(name), value));
		return properties;
	}

	/**
	 * What the caller says himself is left alone.
	 */
	private Call marked(Call call) {
		if (this.authConnector == null || !CallTraits.isModifying(call)) {
			return call;
		}
		boolean told = call.parameters().value() instanceof Map<?, ?> named && named.containsKey(AUTH_CONNECTOR);
		return told ? call : call
			.withParameters(CallParameters.of(call.parameters().valueWith(AUTH_CONNECTOR, this.authConnector)));
	}

	private Call plain(Call call, boolean command) {
		if (isPlain(call.parameters().value())) {
			return call;
		}
		Object plain = new Conversion(call.method(), command).plain(call.parameters().value());
		return (plain != null) ? call.withParameters(CallParameters.of(plain)) : call;
	}

	private static IllegalArgumentException refusal(String method, @Nullable String where, String reason,
			List<Object> path, @Nullable Throwable cause) {
		List<Object> start = path.subList(0, Math.min(path.size(), 5));
		String place = start.isEmpty() ? ""
				: " (at '" + String.join(".", start.stream().map(PlainParameters::shown).toList())
						+ ((start.size() < path.size()) ? "…" : "") + "')";
		return new IllegalArgumentException("The parameters of '" + method + "' cannot be sent"
				+ ((where != null) ? " " + where : "") + ": " + reason + place, cause);
	}

	private static String shown(Object name) {
		String text = name.toString();
		return (text.length() > 100) ? text.substring(0, 100) + "…" : text;
	}

	/**
	 * Whether there is nothing to convert, and nothing that anybody could change: most
	 * calls have an id or two.
	 */
	private static boolean isPlain(Object parameters) {
		if (parameters instanceof Map<?, ?> map) {
			return areNames(map.keySet()) && areScalars(map.values());
		}
		return areScalars((Collection<?>) parameters);
	}

	private static boolean areNames(Collection<?> keys) {
		for (Object key : keys) {
			if (!(key instanceof String name) || !PhpText.isWellFormed(name)) {
				return false;
			}
		}
		return true;
	}

	private static boolean areScalars(Collection<?> values) {
		for (Object value : values) {
			boolean scalar = (value instanceof String text) ? PhpText.isWellFormed(text)
					: value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long;
			if (!scalar) {
				return false;
			}
		}
		return values.size() <= MAX_VALUES;
	}

	private final class Conversion {

		private final String method;

		private final boolean command;

		private final List<Object> path = new ArrayList<>();

		private int values;

		private Conversion(String method, boolean command) {
			this.method = method;
			this.command = command;
		}

		private @Nullable Object plain(@Nullable Object value) {
			if (value instanceof String text) {
				return wellFormed(text);
			}
			if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long
					|| value instanceof Short || value instanceof Byte) {
				return value;
			}
			if (value instanceof Map<?, ?> map) {
				return plainMap(map);
			}
			if (value instanceof Collection<?> collection) {
				return plainList(collection);
			}
			if (value instanceof Object[] array) {
				return plainList(Arrays.asList(array));
			}
			if (value instanceof BigDecimal || value instanceof BigInteger || value instanceof Double
					|| value instanceof Float) {
				return checked((Number) value);
			}
			if (value instanceof CharSequence || value instanceof Character) {
				return wellFormed(value.toString());
			}
			if (value instanceof byte[] bytes) {
				return Base64.getEncoder().encodeToString(bytes);
			}
			return special(value);
		}

		private @Nullable Object special(Object value) {
			if (value instanceof BatchReference) {
				if (!this.command) {
					throw refused("a reference has a meaning in a batch alone", null);
				}
				return value;
			}
			if (value instanceof FileUpload) {
				if (this.command) {
					throw refused("a batch carries no files", null);
				}
				return value;
			}
			Object written = written(value);
			boolean same = written != null && written.getClass() == value.getClass();
			if (same) {
				throw refused(value.getClass().getName() + " cannot be written as JSON", null);
			}
			return plain(written);
		}

		private Map<String, @Nullable Object> plainMap(Map<?, ?> map) {
			Map<String, @Nullable Object> plain = new LinkedHashMap<>();
			map.forEach((key, element) -> {
				String name = wellFormed(name(key));
				Object value = element(name, element);
				if (plain.containsKey(name)) {
					throw refused("two names are written as '" + shown(name) + "'", null);
				}
				plain.put(name, value);
			});
			return plain;
		}

		private List<@Nullable Object> plainList(Collection<?> elements) {
			List<@Nullable Object> plain = new ArrayList<>(elements.size());
			for (Object element : elements) {
				plain.add(element(plain.size(), element));
			}
			return plain;
		}

		private String name(@Nullable Object key) {
			String text = (key != null && !(key instanceof Enum)) ? PhpText.ofKey(key) : null;
			if (text != null) {
				return text;
			}
			Object written = (key != null) ? written(Collections.singletonMap(key, 1)) : null;
			if (!(written instanceof Map<?, ?> map) || map.isEmpty()) {
				throw refused("a name is null", null);
			}
			return String.valueOf(map.keySet().iterator().next());
		}

		private @Nullable Object element(Object key, @Nullable Object element) {
			if (++this.values > MAX_VALUES) {
				throw refused("they are more than " + MAX_VALUES + " values", null);
			}
			this.path.add(key);
			if (this.path.size() > MAX_DEPTH) {
				throw refused("they are nested more than " + MAX_DEPTH + " levels deep, or contain themselves", null);
			}
			Object plain = plain(element);
			this.path.remove(this.path.size() - 1);
			return plain;
		}

		private String wellFormed(String text) {
			if (!PhpText.isWellFormed(text)) {
				throw refused("the text contains half a surrogate pair", null);
			}
			return text;
		}

		private Number checked(Number number) {
			if (number instanceof Double || number instanceof Float) {
				if (!Double.isFinite(number.doubleValue())) {
					throw refused("there is no way to write " + number, null);
				}
				return number;
			}
			long scale = (number instanceof BigDecimal decimal) ? decimal.scale() : 0;
			long precision = (number instanceof BigDecimal decimal) ? decimal.precision()
					: (long) (((BigInteger) number).bitLength() * 0.3011);
			if (Math.max(Math.abs(scale), precision) > MAX_DIGITS) {
				throw refused("the number has more than " + MAX_DIGITS + " digits", null);
			}
			return number;
		}

		private @Nullable Object written(Object value) {
			try {
				return PlainParameters.this.jsonMapper.convertValue(value, Object.class);
			}
			catch (JacksonException | IllegalArgumentException ex) {
				throw refused(value.getClass().getName() + " cannot be written as JSON", ex);
			}
			catch (StackOverflowError ex) {
				throw refused(value.getClass().getName() + " contains itself", ex);
			}
		}

		private IllegalArgumentException refused(String reason, @Nullable Throwable cause) {
			return refusal(this.method, null, reason, this.path, cause);
		}

	}

}
