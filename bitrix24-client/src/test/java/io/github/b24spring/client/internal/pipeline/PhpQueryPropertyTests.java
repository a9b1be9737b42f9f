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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.b24spring.client.batch.BatchReference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What holds for parameters of any shape. A failure tells the seed to repeat it with.
 */
class PhpQueryPropertyTests {

	private static final int TRIES = 500;

	@Test
	void portalReadsWhatWasWritten() {
		each((random) -> {
			Map<String, Object> params = random.filledMap();
			assertThat(inOrder(PhpQueryDecoder.decode(PhpQuery.encode(params)))).isEqualTo(inOrder(asPhp(params)));
		});
	}

	@Test
	void portalReadsPositionalParameters() {
		each((random) -> {
			List<Object> params = random.filledList();
			assertThat(inOrder(PhpQueryDecoder.decode(PhpQuery.encode(params)))).isEqualTo(inOrder(asPhp(params)));
		});
	}

	@Test
	void onlyStructureStandsBare() {
		each((random) -> assertThat(PhpQuery.encode(random.filledMap())).matches("[A-Za-z0-9\\-._~%=&\\[\\]]*"));
	}

	@Test
	void expressibleWhenNothingGetsLost() {
		each((random) -> {
			Map<String, Object> params = random.map();
			assertThat(PhpQuery.expressible(params)).isEqualTo(params.isEmpty() || !hasEmpty(params));
			if (!PhpQuery.expressible(params)) {
				assertThatIllegalArgumentException().isThrownBy(() -> PhpQuery.encode(params))
					.withMessageStartingWith("A batch command cannot carry an empty list or map: ");
			}
		});
	}

	@Test
	void nullIsNeverLost() {
		each((random) -> {
			Map<String, Object> nested = new LinkedHashMap<>();
			nested.put(random.name(), null);
			Map<String, Object> all = new LinkedHashMap<>(random.filledMap());
			all.put("nested", List.of(nested));
			assertThat(PhpQuery.expressible(all)).isFalse();
			assertThatIllegalArgumentException().isThrownBy(() -> PhpQuery.encode(all))
				.withMessageStartingWith("A batch command cannot carry null: nested[0][");
		});
	}

	@Test
	void numbersKeepTheirValue() {
		each((random) -> {
			double number = random.number();
			String text = PhpQuery.encode(List.of(number)).substring("0=".length());
			assertThat(text).matches("-?[0-9]+(\\.[0-9]*[1-9])?");
			assertThat(new BigDecimal(text)).isEqualByComparingTo(new BigDecimal(Double.toString(number)));
		});
	}

	@Test
	void referencesAreNoTexts() {
		each((random) -> {
			BatchReference reference = BatchReference.to(random.name(), 0, "ID");
			String query = PhpQuery.encode(Map.of("v", reference));
			assertThat(PhpQueryDecoder.decode(query)).isEqualTo(Map.of("v", reference.expression()));
			assertThat(query).contains("$result[").contains("][0][ID]");
			String text = random.text() + reference + random.text();
			assertThat(PhpQuery.expressible(Map.of("v", text))).isFalse();
			assertThatIllegalArgumentException().isThrownBy(() -> PhpQuery.encode(Map.of("v", text)));
		});
	}

	@Test
	void commandIsMethodAndQuery() {
		each((random) -> {
			Map<String, Object> params = random.filledMap();
			String query = PhpQuery.encode(params);
			assertThat(PhpQuery.command("m", params)).isEqualTo(query.isEmpty() ? "m" : "m?" + query);
		});
	}

	private static void each(Consumer<RandomParameters> property) {
		for (long seed = 0; seed < TRIES; seed++) {
			try {
				property.accept(new RandomParameters(seed));
			}
			catch (AssertionError | RuntimeException ex) {
				throw new AssertionError("Fails with the seed " + seed, ex);
			}
		}
	}

	private static Map<String, Object> asPhp(Object container) {
		Map<String, Object> array = new LinkedHashMap<>();
		if (container instanceof Map<?, ?> map) {
			map.forEach((key, value) -> put(array, (String) key, value));
		}
		else {
			List<?> list = (List<?>) container;
			for (int i = 0; i < list.size(); i++) {
				put(array, Integer.toString(i), list.get(i));
			}
		}
		return array;
	}

	private static void put(Map<String, Object> array, String key, Object value) {
		if (value instanceof Map || value instanceof List) {
			Map<String, Object> nested = asPhp(value);
			if (!nested.isEmpty()) {
				array.put(key, nested);
			}
		}
		else if (value instanceof Boolean bool) {
			array.put(key, bool ? "1" : "0");
		}
		else {
			array.put(key, (value instanceof BigDecimal number) ? number.toPlainString() : value.toString());
		}
	}

	private static List<Object> inOrder(Map<String, Object> array) {
		List<Object> entries = new ArrayList<>();
		array.forEach((key, value) -> {
			entries.add(key);
			entries.add((value instanceof Map<?, ?> nested) ? inOrder(castKeys(nested)) : value);
		});
		return entries;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> castKeys(Map<?, ?> map) {
		return (Map<String, Object>) map;
	}

	private static boolean hasEmpty(Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.isEmpty() || map.values().stream().anyMatch(PhpQueryPropertyTests::hasEmpty);
		}
		if (value instanceof List<?> list) {
			return list.isEmpty() || list.stream().anyMatch(PhpQueryPropertyTests::hasEmpty);
		}
		return false;
	}

}
