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
package io.github.b24spring.client.form;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BracketFormTests {

	@Test
	void readsNestedNamesOfAnEvent() {
		BracketForm form = parse(
				"event=ONAPPINSTALL&data%5BFIELDS%5D%5BID%5D=7&data[VERSION]=1&auth[member_id]=a%2Bb+c");
		assertThat(form.text("event")).isEqualTo("ONAPPINSTALL");
		assertThat(form.text("data", "FIELDS", "ID")).isEqualTo("7");
		assertThat(form.below("data").text("VERSION")).isEqualTo("1");
		assertThat(form.text("auth", "member_id")).isEqualTo("a+b c");
		assertThat(form.values().keySet()).containsExactly("event", "data", "auth");
	}

	@Test
	void numbersEmptyBracketsFromTheHighestNumber() {
		assertThat(parse("a[]=x&a[5]=y&a[]=z&a[2]=w&a[]=v").below("a").values())
			.isEqualTo(Map.of("0", "x", "5", "y", "6", "z", "2", "w", "7", "v"));
	}

	@Test
	void takesTheLastOfValuesThatContradictEachOther() {
		assertThat(parse("a=1&a=2&b=1&b[c]=2&d[e]=1&d=2").values())
			.isEqualTo(Map.of("a", "2", "b", Map.of("c", "2"), "d", "2"));
	}

	@Test
	void knowsNeitherTextNorLevelWhereTheOtherIs() {
		BracketForm form = parse("a=1&b[c]=2&d");
		assertThat(form.text("b")).isNull();
		assertThat(form.text("a", "x")).isNull();
		assertThat(form.below("a").isEmpty()).isTrue();
		assertThat(form.below("nothing").isEmpty()).isTrue();
		assertThat(form.text("d")).isEmpty();
	}

	@Test
	void readsLettersOfAllAlphabetsAndReplacesBrokenOnes() {
		assertThat(parse("a=%D0%9F%D1%80%D0%B8&b=%F0%9F%98%80&c=%FFx").values())
			.isEqualTo(Map.of("a", "При", "b", "😀", "c", "\uFFFDx"));
	}

	@Test
	void isEmptyForNothing() {
		assertThat(parse("").isEmpty()).isTrue();
		assertThat(parse("&&&").isEmpty()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a[b=1", "a[b]c=1", "a[b]]=1", "a[b][=1" })
	void refusesBracketsThatDoNotMatch(String form) {
		refuses(form, FormLimits.defaults(), "brackets", false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a=%", "a=%4", "a=%4&b=1", "a=%zz", "%=1", "a=1%&41=2" })
	void refusesHalfEscapes(String form) {
		refuses(form, FormLimits.defaults(), "'%'", false);
	}

	@Test
	void readsAsMuchAsTheLimitsAllowAndNoMore() {
		FormLimits limits = limits(30, 3, 3, 7);
		assertThat(parse("a[b][c]=1&d=2&e=3", limits).values()).hasSize(3);
		refuses("a=" + "x".repeat(29), limits, "31 bytes", true);
		refuses("a=1&b=2&c=3&d=4", limits, "3 fields", true);
		refuses("a[][][]=1", limits.withMaxBytes(40), "3 levels", true);
		refuses("abcdefgh=1", limits, "7 bytes", true);
		assertThat(parse("abcdefg=x", limits).text("abcdefg")).isEqualTo("x");
		refuses("a%5B%5D%5b%5D[]=1", limits(100, 3, 3, 100), "3 levels", true);
	}

	@Test
	void refusesHugeFormsWithoutBuildingThem() {
		byte[] crowded = "a=1&".repeat(5_000_000).getBytes(StandardCharsets.US_ASCII);
		assertThatExceptionOfType(InvalidFormException.class)
			.isThrownBy(() -> BracketForm.parse(crowded, FormLimits.defaults().withMaxBytes(Integer.MAX_VALUE)));
		refuses("a" + "[x]".repeat(200) + "=1", FormLimits.defaults(), "levels", true);
	}

	@Test
	void repeatsNothingOfTheForm() {
		assertThat(parse("auth[access_token]=secret").toString()).doesNotContain("secret").doesNotContain("access");
		for (String form : List.of("secret[=1", "secret=%", "secret" + "[secret]".repeat(100) + "=secret")) {
			assertThatExceptionOfType(InvalidFormException.class).isThrownBy(() -> parse(form))
				.satisfies((failure) -> assertThat(failure.getMessage()).doesNotContain("secret"));
		}
	}

	@Test
	void readsManyFieldsOfOneName() {
		StringBuilder form = new StringBuilder();
		IntStream.range(0, 5000).forEach((number) -> form.append("a[]=").append(number).append('&'));
		assertThat(parse(form.toString()).below("a").values()).hasSize(5000).containsEntry("4999", "4999");
	}

	private static FormLimits limits(int maxBytes, int maxFields, int maxDepth, int maxNameLength) {
		return FormLimits.defaults()
			.withMaxBytes(maxBytes)
			.withMaxFields(maxFields)
			.withMaxDepth(maxDepth)
			.withMaxNameLength(maxNameLength);
	}

	private static void refuses(String form, FormLimits limits, String reason, boolean tooLarge) {
		assertThatExceptionOfType(InvalidFormException.class).isThrownBy(() -> parse(form, limits))
			.withMessageContaining(reason)
			.satisfies((failure) -> assertThat(failure.isTooLarge()).isEqualTo(tooLarge));
	}

	private static BracketForm parse(String form) {
		return parse(form, FormLimits.defaults());
	}

	private static BracketForm parse(String form, FormLimits limits) {
		return BracketForm.parse(form.getBytes(StandardCharsets.UTF_8), limits);
	}

}
