package io.github.b24spring.client.internal.pipeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.batch.BatchReference;
import io.github.b24spring.client.file.FileUpload;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns parameters into maps, lists and texts, once and within limits: beans and records
 * become maps of what JSON would write, so that a command string can carry them too. What
 * cannot be written is refused with its place.
 */
final class PlainParameters {

	/**
	 * As deep as a command string goes.
	 */
	private static final int MAX_DEPTH = 64;

	private static final int MAX_VALUES = 1_000_000;

	/**
	 * The most digits that a number may need when it is written without an exponent.
	 */
	private static final int MAX_DIGITS = 1000;

	private final JsonMapper jsonMapper;

	private final boolean files;

	/**
	 * Create the conversion.
	 * @param jsonMapper knows how beans are written
	 * @param files whether files stay as they are, to be read while they are sent
	 */
	PlainParameters(JsonMapper jsonMapper, boolean files) {
		this.jsonMapper = jsonMapper;
		this.files = files;
	}

	Call plain(Call call) {
		if (call.parameters().isEmpty()) {
			return call;
		}
		Object plain = new Conversion(call.method()).plain(call.parameters().value());
		return (plain != null) ? call.withParameters(CallParameters.of(plain)) : call;
	}

	private final class Conversion {

		private final String method;

		private final List<Object> path = new ArrayList<>();

		private int values;

		private Conversion(String method) {
			this.method = method;
		}

		private @Nullable Object plain(@Nullable Object value) {
			if (value == null || value instanceof String || value instanceof Boolean || value instanceof Integer
					|| value instanceof Long) {
				return value;
			}
			if (value instanceof Map<?, ?> map) {
				Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
				map.forEach((key, element) -> plain.put(key, element(key, element)));
				return plain;
			}
			if (value instanceof Collection<?> collection) {
				List<@Nullable Object> plain = new ArrayList<>();
				collection.forEach((element) -> plain.add(element(plain.size(), element)));
				return plain;
			}
			if (value instanceof BigDecimal || value instanceof BigInteger) {
				return checked((Number) value);
			}
			if (value instanceof BatchReference || (PlainParameters.this.files && value instanceof FileUpload)
					|| PhpQuery.isText(value)) {
				return value;
			}
			Object written = written(value);
			return (written instanceof Map || written instanceof Collection || written instanceof Number)
					? plain(written) : written;
		}

		private @Nullable Object element(@Nullable Object key, @Nullable Object element) {
			if (++this.values > MAX_VALUES) {
				throw refused("they are more than " + MAX_VALUES + " values", null);
			}
			this.path.add(String.valueOf(key));
			if (this.path.size() > MAX_DEPTH) {
				throw refused("they are nested more than " + MAX_DEPTH + " levels deep, or contain themselves", null);
			}
			Object plain = plain(element);
			this.path.remove(this.path.size() - 1);
			return plain;
		}

		private Number checked(Number number) {
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
			List<Object> start = this.path.subList(0, Math.min(this.path.size(), 5));
			String place = start.isEmpty() ? ""
					: " (at '" + String.join(".", start.stream().map(Object::toString).toList())
							+ ((start.size() < this.path.size()) ? "…" : "") + "')";
			return new IllegalArgumentException(
					"The parameters of '" + this.method + "' cannot be sent: " + reason + place, cause);
		}

	}

}
