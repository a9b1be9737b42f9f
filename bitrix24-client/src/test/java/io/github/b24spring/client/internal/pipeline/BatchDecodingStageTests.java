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

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import io.github.b24spring.client.exception.Bitrix24ApiException;
import io.github.b24spring.client.exception.Bitrix24BatchException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Answered;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.NotExecuted;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Refused;
import io.github.b24spring.client.internal.answer.JsonPart;
import io.github.b24spring.client.internal.answer.TestAnswers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BatchDecodingStageTests {

	private static final Call BATCH = batch(false, "c0", "crm.deal.list", "c1", "crm.deal.add", "c2", "crm.deal.get");

	private static final Call HALTING = batch(true, "c0", "crm.deal.list", "c1", "crm.deal.add", "c2", "crm.deal.get");

	private static final String FAILED_IN_THE_MIDDLE = "{\"result\":{\"result\":{\"c0\":[]},"
			+ "\"result_error\":{\"c1\":{\"error\":\"\",\"error_description\":\"Broken.\"}}}}";

	@Test
	void everyCommandGetsWhatIsItsOwn() {
		BatchResults results = open(
				"""
						 { "result" : {"result": {"c0": [ {"ID":"1"}, {"ID":"\\u0416"} ] , "c2":null},
						"result_error":{"c1":{"error":"ACCESS_DENIED","error_description":"No."}},
						"result_total":{"c0":"7000"},"result_next":{"c0":50},
						"result_time":{"c0":{"start":1,"operating":"2.5","operating_reset_at":1724050600},"c1":[]},"new":{"c0":[]}},
						"time":{"start":1}}""");
		Envelope list = answer(results, "c0");
		assertThat(text(list.result())).isEqualTo("[{\"ID\":\"1\"},{\"ID\":\"Ж\"}]");
		assertThat(list.total()).isEqualTo(7000);
		assertThat(list.next()).isEqualTo(50);
		assertThat(list.time())
			.isEqualTo(new ResponseTime(1d, null, null, null, null, null, 2.5, Instant.ofEpochSecond(1724050600)));
		assertThat(failure(results, "c1")).isInstanceOf(Bitrix24AccessDeniedException.class)
			.satisfies((ex) -> assertThat(ex.method()).isEqualTo("crm.deal.add"));
		assertThat(text(answer(results, "c2").result())).isEqualTo("null");
	}

	@Test
	void commandsMayHaveRunThatAreMissingWithoutAReason() {
		BatchResults results = open("{\"result\":{\"result\":[],\"result_error\":[],\"result_total\":[],"
				+ "\"result_next\":[],\"result_time\":[]}}");
		for (String id : BATCH.commands().keySet()) {
			assertThat(failure(results, id)).isInstanceOf(Bitrix24UnreadableResponseException.class)
				.satisfies((ex) -> assertThat(ex.mayHaveRun()).isTrue());
		}
	}

	@Test
	void arraysAreMapsOfNumbers() {
		Call call = batch(false, "0", "a.b", "1", "a.c");
		BatchResults results = open(call, "{\"result\":{\"result\":[17,{\"a\":[1]}],\"result_total\":[3]}}");
		assertThat(text(answer(results, "0").result())).isEqualTo("17");
		assertThat(answer(results, "0").total()).isEqualTo(3);
		assertThat(text(answer(results, "1").result())).isEqualTo("{\"a\":[1]}");
	}

	@Test
	void scalarResultsAreFound() {
		BatchResults results = open("{\"result\":{\"result\":{\"c0\":12345,\"c1\":true,\"c2\":\"a\\\"b\"}}}");
		assertThat(text(answer(results, "c0").result())).isEqualTo("12345");
		assertThat(text(answer(results, "c1").result())).isEqualTo("true");
		assertThat(text(answer(results, "c2").result())).isEqualTo("\"a\\\"b\"");
	}

	@Test
	void commandThatTheBatchDidNotReachIsNotExecuted() {
		BatchResults results = open(HALTING, FAILED_IN_THE_MIDDLE);
		assertThat(failure(results, "c1")).isInstanceOf(Bitrix24ApiException.class).hasMessageContaining("Broken");
		assertThat(results.of("c2")).isInstanceOf(NotExecuted.class);
	}

	@Test
	void commandMayHaveRunThatIsMissingFromABatchThatDoesNotStop() {
		assertThat(failure(open(FAILED_IN_THE_MIDDLE), "c2").mayHaveRun()).isTrue();
	}

	@Test
	void commandMayHaveRunThatIsMissingBeforeTheOneThatFailed() {
		BatchResults results = open(HALTING,
				"{\"result\":{\"result\":[],\"result_error\":{\"c1\":{\"error\":\"X\"}}}}");
		assertThat(failure(results, "c0").mayHaveRun()).isTrue();
		assertThat(results.of("c2")).isInstanceOf(NotExecuted.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "\"\"", "false", "[]", "{}", "{\"error\":\"\",\"error_description\":\"\"}" })
	void errorThatSaysNothingBesideAResultIsNone(String error) {
		BatchResults results = open(
				"{\"result\":{\"result\":{\"c0\":1,\"c1\":2,\"c2\":3},\"result_error\":{\"c0\":" + error + "}}}");
		assertThat(text(answer(results, "c0").result())).isEqualTo("1");
	}

	@Test
	void resultThatIsNotUtf8SpoilsNoOther() {
		byte[] body = "{\"result\":{\"result\":{\"c0\":\"xy\",\"c1\":17,\"c2\":[]}}}".getBytes(StandardCharsets.UTF_8);
		body[new String(body, StandardCharsets.UTF_8).indexOf("xy")] = (byte) 0xD0;
		BatchResults results = open(BATCH, body);
		assertThatExceptionOfType(Bitrix24UnreadableResponseException.class)
			.isThrownBy(() -> text(answer(results, "c0").result()));
		assertThat(text(answer(results, "c1").result())).isEqualTo("17");
	}

	@Test
	void errorsOfCommandsAreThoseOfCalls() {
		BatchResults results = open("""
				{"result":{"result":[],"result_error":{"c0":{"error":"OPERATION_TIME_LIMIT","error_description":"x"},
				"c1":{"error":"ERROR_BATCH_METHOD_NOT_ALLOWED"},"c2":"WRONG"}}}""");
		assertThat(failure(results, "c0")).isInstanceOf(Bitrix24OperatingLimitException.class);
		assertThat(failure(results, "c1")).isInstanceOf(Bitrix24BatchException.class);
		assertThat(failure(results, "c2").code()).isEqualTo("WRONG");
	}

	@Test
	void secretsOfErrorsAreTakenOut() {
		BatchResults results = open("{\"result\":{\"result\":[],\"result_error\":"
				+ "{\"c0\":{\"error\":\"X\",\"error_description\":\"at /rest/1/s3cret/\"}}}}");
		assertThat(failure(results, "c0").description()).isEqualTo("at /rest/1/***/");
		assertThat(failure(results, "c0")).hasMessageNotContaining("s3cret");
	}

	@Test
	void resultThatIsNoBatchIsUnreadable() {
		for (String body : List.of("{}", "{\"result\":null}", "{\"result\":[]}", "{\"result\":true}",
				"{\"result\":{\"ID\":1}}")) {
			StepVerifier.create(stage(utf8(body)).exchange(BATCH))
				.expectError(Bitrix24UnreadableResponseException.class)
				.verify();
		}
	}

	@Test
	void otherCallsPassUntouched() {
		StepVerifier.create(stage(utf8("{\"result\":{\"result\":{}}}")).exchange(Call.of("a.b")))
			.assertNext((envelope) -> assertThat(envelope.batch()).isNull())
			.verifyComplete();
	}

	private static BatchDecodingStage stage(byte[] body) {
		return new BatchDecodingStage((call) -> Mono.fromSupplier(() -> TestAnswers.read(call.method(), 200, body)),
				TestAnswers.READER);
	}

	private static BatchResults open(String body) {
		return open(BATCH, body);
	}

	private static BatchResults open(Call call, String body) {
		return open(call, utf8(body));
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static BatchResults open(Call call, byte[] body) {
		Envelope[] answer = new Envelope[1];
		StepVerifier.create(stage(body).exchange(call))
			.consumeNextWith((envelope) -> answer[0] = envelope)
			.verifyComplete();
		BatchResults results = answer[0].batch();
		assertThat(results).isNotNull();
		return results;
	}

	private static Call batch(boolean halt, String... idsAndMethods) {
		Map<String, Call> commands = new LinkedHashMap<>();
		for (int i = 0; i < idsAndMethods.length; i += 2) {
			commands.put(idsAndMethods[i], Call.of(idsAndMethods[i + 1]));
		}
		return BatchCalls.of(commands, halt);
	}

	private static Envelope answer(BatchResults results, String id) {
		assertThat(results.of(id)).isInstanceOf(Answered.class);
		return ((Answered) results.of(id)).envelope();
	}

	private static Bitrix24Exception failure(BatchResults results, String id) {
		assertThat(results.of(id)).isInstanceOf(Refused.class);
		return ((Refused) results.of(id)).failure();
	}

	private static String text(@Nullable JsonPart result) {
		return String
			.valueOf(TestAnswers.READER.<JsonNode>decode("a.b", result, TestAnswers.READER.readerFor(JsonNode.class)));
	}

}
