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
package io.github.b24spring.client.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/**
 * Takes a whole number that is written as a decimal fraction, such as {@code "50.00"},
 * for what it is.
 */
final class DecimalIntegerHandler extends DeserializationProblemHandler {

	private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,40}\\.0{1,40}");

	@Override
	public @Nullable Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String text,
			String message) {
		String number = text.strip();
		Object value = WHOLE.matcher(number).matches() ? integer(type, new BigDecimal(number).toBigIntegerExact())
				: null;
		return (value != null) ? value : NOT_HANDLED;
	}

	private static @Nullable Object integer(Class<?> type, BigInteger value) {
		int bits = value.bitLength();
		if (type == BigInteger.class) {
			return value;
		}
		if ((type == Long.class || type == Long.TYPE) && bits < Long.SIZE) {
			return value.longValue();
		}
		if ((type == Integer.class || type == Integer.TYPE) && bits < Integer.SIZE) {
			return value.intValue();
		}
		if ((type == Short.class || type == Short.TYPE) && bits < Short.SIZE) {
			return value.shortValue();
		}
		return ((type == Byte.class || type == Byte.TYPE) && bits < Byte.SIZE) ? value.byteValue() : null;
	}

}
