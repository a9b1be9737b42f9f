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

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.batch.BatchReference;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BatchCallsTests {

	private final PlainParameters plainParameters = BarePipeline.parameters(Bitrix24JsonMapper.create());

	@Test
	void commandsBecomeStringsInTheirOrder() {
		Map<String, Call> commands = new LinkedHashMap<>();
		commands.put("c1", call("user.current", Map.of()));
		commands.put("c0", call("department.get", Map.of("ID", BatchReference.to("c1", "UF_DEPARTMENT", 0))));
		Call batch = BatchCalls.of(commands, true);
		assertThat(batch.method()).isEqualTo("batch");
		assertThat(batch.commands()).containsExactlyEntriesOf(commands);
		assertThat(batch.parameters().value()).isEqualTo(Map.of("halt", 1, "cmd",
				Map.of("c1", "user.current", "c0", "department.get?ID=$result[c1][UF_DEPARTMENT][0]")));
		assertThat(((Map<?, ?>) batch.parameters().value()).get("cmd")).asString().startsWith("{c1=");
		assertThat(BatchCalls.of(commands, false).parameters().value()).asString().contains("halt=0");
	}

	@Test
	void batchHasOneToFiftyCommands() {
		Map<String, Call> commands = new LinkedHashMap<>();
		assertThatIllegalArgumentException().isThrownBy(() -> BatchCalls.of(commands, false));
		for (int i = 0; i < 50; i++) {
			commands.put("c" + i, Call.of("a.b"));
		}
		assertThat(BatchCalls.of(commands, false).commands()).hasSize(50);
		commands.put("c50", Call.of("a.b"));
		assertThatIllegalArgumentException().isThrownBy(() -> BatchCalls.of(commands, false))
			.withMessageContaining("51");
	}

	@Test
	void beansTravelAsJsonWouldWriteThem() {
		Call call = call("crm.deal.add",
				Map.of("fields", new Deal("Boat", true, LocalDate.of(2026, 1, 2)), "refs",
						List.of(BatchReference.to("c0", "ID"), new Deal("x", false, LocalDate.of(2026, 1, 3))), "n",
						new int[] { 1, 2 }));
		assertThat(this.plainParameters.ofCommand(call).parameters().value())
			.isEqualTo(
					Map.of("fields", Map.of("TITLE", "Boat", "OPENED", true, "BEGINDATE", "2026-01-02"), "refs",
							List.of(BatchReference.to("c0", "ID"),
									Map.of("TITLE", "x", "OPENED", false, "BEGINDATE", "2026-01-03")),
							"n", List.of(1, 2)));
	}

	@Test
	void positionalParametersStayInPlace() {
		Call call = Call.of("task.commentitem.add")
			.withParameters(CallParameters.positional(List.of(123, new Deal("x", false, LocalDate.of(2026, 1, 3)))));
		assertThat(this.plainParameters.ofCommand(call).parameters().value())
			.isEqualTo(List.of(123, Map.of("TITLE", "x", "OPENED", false, "BEGINDATE", "2026-01-03")));
	}

	private static Call call(String method, Map<String, Object> parameters) {
		return Call.of(method).withParameters(CallParameters.NONE.and(parameters));
	}

	record Deal(@JsonProperty("TITLE") String title, @JsonProperty("OPENED") boolean opened,
			@JsonProperty("BEGINDATE") LocalDate begin) {
	}

}
