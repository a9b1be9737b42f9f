package io.github.b24spring.client.batch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PhpQueryProperties {

	private static final String HOSTILE = "&+%=#?;/\\\"'<>@!$^*(){}|,:. \t\r\n\u007f\u0080\u07ff\u0800éЖ€\uFEFF\uFFFD\u202E";

	@Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
	void portalReadsWhatWasWritten(@ForAll("maps") Map<String, Object> params) {
		assertThat(inOrder(PhpQueryDecoder.decode(PhpQuery.encode(params)))).isEqualTo(inOrder(asPhp(params)));
	}

	@Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
	void portalReadsPositionalParameters(@ForAll("lists") List<Object> params) {
		assertThat(inOrder(PhpQueryDecoder.decode(PhpQuery.encode(params)))).isEqualTo(inOrder(asPhp(params)));
	}

	@Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
	void onlyStructureStandsBare(@ForAll("maps") Map<String, Object> params) {
		assertThat(PhpQuery.encode(params)).matches("[A-Za-z0-9\\-._~%=&\\[\\]]*");
	}

	@Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
	void expressibleWhenNothingGetsLost(@ForAll("maps") Map<String, Object> params) {
		assertThat(PhpQuery.expressible(params)).isEqualTo(params.isEmpty() || !hasEmpty(params));
	}

	@Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
	void nullIsNeverLost(@ForAll("maps") Map<String, Object> params, @ForAll("names") String name) {
		Map<String, Object> nested = new LinkedHashMap<>();
		nested.put(name, null);
		Map<String, Object> all = new LinkedHashMap<>(params);
		all.put("nested", List.of(nested));
		assertThat(PhpQuery.expressible(all)).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> PhpQuery.encode(all))
			.withMessageStartingWith("A batch command cannot carry null: nested[0][");
	}

	@Property
	void numbersKeepTheirValue(@ForAll double number) {
		String text = PhpQuery.encode(List.of(number)).substring("0=".length());
		assertThat(text).matches("-?[0-9]+(\\.[0-9]*[1-9])?");
		assertThat(new BigDecimal(text)).isEqualByComparingTo(new BigDecimal(Double.toString(number)));
	}

	@Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
	void referencesSurviveInAnyText(@ForAll("texts") String before, @ForAll("names") String command,
			@ForAll("texts") String after) {
		BatchReference reference = BatchReference.to(command, 0, "ID");
		String text = before + reference + after;
		String query = PhpQuery.encode(Map.of("v", text));
		assertThat(PhpQueryDecoder.decode(query)).isEqualTo(Map.of("v", text));
		assertThat(query).contains("$result[").contains("][0][ID]");
		assertThat(PhpQuery.expressible(Map.of("v", text))).isFalse();
	}

	@Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
	void commandIsMethodAndQuery(@ForAll("maps") Map<String, Object> params) {
		String query = PhpQuery.encode(params);
		assertThat(PhpQuery.command("m", params)).isEqualTo(query.isEmpty() ? "m" : "m?" + query);
	}

	@Provide
	Arbitrary<Map<String, Object>> maps() {
		return mapsOf(names().filter((name) -> name.indexOf(' ') == -1 && name.indexOf('.') == -1), values());
	}

	@Provide
	Arbitrary<List<Object>> lists() {
		return values().list().ofMaxSize(4);
	}

	@Provide
	Arbitrary<String> names() {
		return texts().filter((name) -> !name.isBlank() && !name.contains("\0"));
	}

	@Provide
	Arbitrary<String> texts() {
		Arbitrary<String> character = Arbitraries.oneOf(
				Arbitraries.integers().between(0, Character.MAX_CODE_POINT).map(Character::toString),
				Arbitraries.integers().between(0x10000, Character.MAX_CODE_POINT).map(Character::toString),
				Arbitraries.of(HOSTILE.chars().mapToObj(Character::toString).toList()),
				Arbitraries.of("a", "Z", "0", "9", "-", "_", "~"));
		return character.filter((text) -> !text.equals("[") && !text.equals("]"))
			.filter((text) -> text.length() > 1 || !Character.isSurrogate(text.charAt(0)))
			.list()
			.ofMaxSize(6)
			.map((characters) -> String.join("", characters));
	}

	private Arbitrary<Object> values() {
		Arbitrary<Object> scalars = Arbitraries.oneOf(texts(), Arbitraries.integers(), Arbitraries.longs(),
				Arbitraries.of(true, false), Arbitraries.bigDecimals(), Arbitraries.of("[", "]", "a[b]", "\0"));
		return Arbitraries.recursive(() -> scalars,
				(nested) -> Arbitraries.frequencyOf(Tuple.of(4, scalars),
						Tuple.of(2, nested.list().ofMaxSize(3).map((list) -> list)),
						Tuple.of(2, mapsOf(names(), nested).map((map) -> map))),
				0, 3);
	}

	private static Arbitrary<Map<String, Object>> mapsOf(Arbitrary<String> names, Arbitrary<Object> values) {
		return Arbitraries.maps(names, values).ofMaxSize(4).map(LinkedHashMap::new);
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
			return map.isEmpty() || map.values().stream().anyMatch(PhpQueryProperties::hasEmpty);
		}
		if (value instanceof List<?> list) {
			return list.isEmpty() || list.stream().anyMatch(PhpQueryProperties::hasEmpty);
		}
		return false;
	}

}
