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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.BatchOutcome;
import io.github.b24spring.client.BatchOutcome.Failure;
import io.github.b24spring.client.BatchOutcome.NotExecuted;
import io.github.b24spring.client.BatchOutcome.Success;
import io.github.b24spring.client.BatchResponse;
import io.github.b24spring.client.BatchSpec;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.exception.Bitrix24UnresolvedReferenceException;
import io.github.b24spring.client.internal.transport.FakePortal;
import io.github.b24spring.client.internal.transport.FakePortal.Page;
import io.github.b24spring.client.internal.transport.FakePortal.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.core.ParameterizedTypeReference;

import static io.github.b24spring.client.BatchSpec.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class BatchSpecTests {

	private final FakePortal portal = new FakePortal()
		.on("user.current", (params) -> Map.of("ID", "7", "UF_DEPARTMENT", List.of(3, 5)))
		.on("department.get", (params) -> List.of(Map.of("ID", params.getOrDefault("ID", "all"))))
		.on("crm.deal.list", (params) -> new Page(List.of(), 120L, 50L))
		.on("crm.deal.get", (params) -> new Refusal("", "Not found: 1 is not found"))
		.on("echo", (params) -> params)
		.on("none", (params) -> JsonNull.VALUE);

	private final Bitrix24Client client = this.portal.client();

	@Test
	void commandsUseResultsOfEarlierOnes() {
		BatchSpec batch = this.client.batch()
			.command("the user", "user.current", User.class)
			.command("department", "department.get", Map.of("ID", ref("the user", "UF_DEPARTMENT", 1)),
					new ParameterizedTypeReference<List<Map<String, String>>>() {
					})
			.command("text", "echo",
					Map.of("a", ref("department", 0, "ID"), "b", List.of(Map.of("c", ref("the user", "ID")))),
					Map.class);
		execute(batch, (response) -> {
			assertThat(response.isSuccess()).isTrue();
			assertThat(response.outcomes().keySet()).containsExactly("the user", "department", "text");
			assertThat(response.get("the user", User.class)).isEqualTo(new User(7, List.of(3, 5)));
			assertThat(response.get("department", new ParameterizedTypeReference<List<Map<String, String>>>() {
			})).isEqualTo(List.of(Map.of("ID", "5")));
			assertThat((Object) response.get("text", Map.class))
				.isEqualTo(Map.of("a", "5", "b", Map.of("0", Map.of("c", "7"))));
		});
		assertThat(this.portal.requests()).hasSize(1);
		Call request = this.portal.requests().get(0);
		assertThat(request.priority()).isEqualTo(CallPriority.BULK);
		assertThat(request.commands().keySet()).containsExactly("c0", "c1", "c2");
		assertThat(request.parameters().value()).asString().contains("halt=1");
	}

	@Test
	void everyOutcomeIsTold() {
		BatchSpec batch = this.client.batch()
			.command("list", "crm.deal.list", Map.of(), List.class)
			.command("missing", "crm.deal.get", Map.of("id", 1), Map.class)
			.command("null", "none", Map.class)
			.command("unfit", "user.current", Integer.class);
		execute(batch, (response) -> {
			assertThat(response.isSuccess()).isFalse();
			assertThat(response.outcome("list", List.class)).isInstanceOfSatisfying(Success.class, (success) -> {
				assertThat(success.total()).isEqualTo(120L);
				assertThat(success.next()).isEqualTo(50L);
				assertThat(success.time()).isNotNull();
			});
			assertThat(failure(response, "missing")).isInstanceOf(Bitrix24NotFoundException.class);
			assertThatExceptionOfType(Bitrix24NotFoundException.class)
				.isThrownBy(() -> response.get("missing", Map.class));
			assertThat((Object) response.get("null", Map.class)).isNull();
			assertThat(failure(response, "unfit")).isInstanceOf(Bitrix24UnreadableResponseException.class)
				.hasMessageContaining("user.current");
			assertThatIllegalArgumentException().isThrownBy(() -> response.outcome("other"))
				.withMessageContaining("other");
			assertThatIllegalArgumentException().isThrownBy(() -> response.get("list", String.class))
				.withMessageContaining("List");
		});
	}

	@Test
	void haltedBatchLeavesTheRestUnexecuted() {
		BatchSpec batch = this.client.batch()
			.command("missing", "crm.deal.get", Map.class)
			.command("rest", "user.current", User.class);
		execute(batch.halt(true), (response) -> {
			assertThat(response.outcome("rest")).isInstanceOf(NotExecuted.class);
			assertThatIllegalStateException().isThrownBy(() -> response.get("rest", User.class));
		});
		execute(batch, (response) -> assertThat(response.outcome("rest")).isInstanceOf(Success.class));
	}

	@Test
	void referenceWithoutValueIsAFailureWhateverThePortalAnswered() {
		BatchSpec batch = this.client.batch()
			.command("missing", "crm.deal.get", Map.class)
			.command("user", "user.current", User.class)
			.command("ofFailed", "echo", Map.of("id", ref("missing", "ID")), Map.class)
			.command("ofAbsent", "echo", Map.of("id", ref("user", "UF_DEPARTMENT", 9)), Map.class)
			.command("ofUnresolved", "echo", Map.of("id", ref("ofFailed", "id")), Map.class)
			.command("fine", "echo", Map.of("id", ref("user", "ID")), Map.class)
			.halt(false);
		execute(batch, (response) -> {
			assertThat(failure(response, "ofFailed")).isInstanceOf(Bitrix24UnresolvedReferenceException.class)
				.hasMessageContaining("$result[missing][ID]")
				.hasCauseInstanceOf(Bitrix24NotFoundException.class)
				.satisfies((ex) -> assertThat(ex.mayHaveRun()).isTrue());
			assertThat(failure(response, "ofAbsent")).isInstanceOf(Bitrix24UnresolvedReferenceException.class)
				.hasNoCause();
			assertThat(failure(response, "ofUnresolved")).isInstanceOf(Bitrix24UnresolvedReferenceException.class);
			assertThat((Object) response.get("fine", Map.class)).isEqualTo(Map.of("id", "7"));
		});
	}

	@Test
	void commandThatWasRefusedForItsReferenceHasNotRun() {
		this.portal.on("strict", (params) -> new Refusal("ACCESS_DENIED", "No."));
		BatchSpec batch = this.client.batch()
			.command("missing", "crm.deal.get", Map.class)
			.command("ofFailed", "strict", Map.of("id", ref("missing", "ID")), Map.class)
			.halt(false);
		execute(batch,
				(response) -> assertThat(failure(response, "ofFailed"))
					.isInstanceOf(Bitrix24UnresolvedReferenceException.class)
					.satisfies((ex) -> assertThat(ex.mayHaveRun()).isFalse()));
	}

	@Test
	void referenceToNullIsAFailureThatMayHaveRun() {
		this.portal.on("company", (params) -> {
			Map<String, Object> company = new HashMap<>(Map.of("ID", "1"));
			company.put("COMMENTS", null);
			return company;
		});
		BatchSpec batch = this.client.batch()
			.command("company", "company", Map.class)
			.command("comment", "echo", Map.of("text", ref("company", "COMMENTS")), Map.class)
			.command("none", "none", Map.class)
			.command("all", "echo", Map.of("text", ref("none")), Map.class)
			.command("fine", "echo", Map.of("id", ref("company", "ID")), Map.class)
			.halt(false);
		execute(batch, (response) -> {
			for (String name : List.of("comment", "all")) {
				assertThat(failure(response, name)).isInstanceOf(Bitrix24UnresolvedReferenceException.class)
					.satisfies((ex) -> assertThat(ex.mayHaveRun()).isTrue());
			}
			assertThat((Object) response.get("fine", Map.class)).isEqualTo(Map.of("id", "1"));
		});
	}

	@Test
	void mistakesAreFoundWhenTheBatchIsBuilt() {
		BatchSpec batch = this.client.batch().command("user", "user.current", User.class);
		assertThatIllegalArgumentException().isThrownBy(() -> batch.command("user", "a.b", Map.class));
		assertThatIllegalArgumentException().isThrownBy(() -> batch.command("a]", "a.b", Map.class));
		assertThatIllegalArgumentException().isThrownBy(() -> batch.command("a", "batch", Map.class));
		assertThatIllegalArgumentException().isThrownBy(() -> batch.command("a", "a b", Map.class));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> batch.command("a", "a.b", Collections.singletonMap("x", null), Map.class));
		for (Object reference : List.of(ref("later", "ID"), ref("self"), Map.of("x", List.of(ref("later"))))) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> batch.command("self", "a.b", Map.of("id", reference), Map.class))
				.withMessageContaining("no command before it");
		}
	}

	@Test
	void textThatReadsLikeAReferenceIsRefusedWithItsPlace() {
		BatchSpec batch = this.client.batch().command("me", "user.current", User.class);
		for (Object text : List.of("$result[me][EMAIL]", "Write to $result[me][EMAIL]!", "$RESULT[c0]",
				new StringBuilder("$result[later]"), "$next[me]", "$result[a]" + "[x]".repeat(2000),
				"$result[".repeat(150_000), "$result[me]".toCharArray())) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> batch.command("a", "crm.deal.add",
						Map.of("fields", Map.of("UF_CRM", List.of("x", text))), Object.class))
				.withMessageStartingWith("The parameters of 'crm.deal.add' cannot be sent in a batch: "
						+ "the portal would take the text for a reference to another command")
				.withMessageEndingWith("(at 'fields.UF_CRM.1')");
		}
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> batch.command("a", "echo", Map.of("x", Map.of("$result", Map.of("me", "y"))), Object.class))
			.withMessageEndingWith("(at 'x.$result')");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> batch.command("a", "echo", List.of(1, "$result[me]"), Object.class))
			.withMessageEndingWith("(at '1')");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> batch.command("a", "echo", new Note("$result[me]", null), Object.class))
			.withMessageEndingWith("(at 'text')");
	}

	@Test
	void textsAreSearchedForReferencesInLinearTime() {
		BatchSpec batch = this.client.batch();
		String dollars = "$resul$nex[$tota[$error $time".repeat(100_000);
		assertTimeout(Duration.ofSeconds(30), () -> batch.command("a", "echo", Map.of("x", dollars), Object.class));
	}

	@Test
	void referencesMayBeAnywhereInParameters() {
		BatchSpec batch = this.client.batch()
			.command("me", "user.current", User.class)
			.command("bean", "echo", new Note("x", ref("me", "ID")), Map.class)
			.command("array", "echo", Map.of("ids", new Object[] { ref("me", "UF_DEPARTMENT", 1) }), Map.class)
			.command("position", "echo", List.of(1, ref("me", "ID")), Map.class);
		execute(batch, (response) -> {
			assertThat((Object) response.get("bean", Map.class)).isEqualTo(Map.of("text", "x", "id", "7"));
			assertThat((Object) response.get("array", Map.class)).isEqualTo(Map.of("ids", Map.of("0", "5")));
			assertThat((Object) response.get("position", Map.class)).isEqualTo(Map.of("0", "1", "1", "7"));
		});
	}

	@Test
	void whatACommandHasNoFormForIsRefusedWithItsPlace() {
		BatchSpec batch = this.client.batch();
		for (Object nothing : Arrays.asList(null, List.of(), Map.of(), new int[0], List.of(List.of()), new Object[0])) {
			Map<String, Object> fields = Collections.singletonMap("UF_CRM_MANY", nothing);
			assertThatIllegalArgumentException()
				.isThrownBy(
						() -> batch.command("a", "crm.deal.update", Map.of("id", 1, "fields", fields), Object.class))
				.withMessageContaining("cannot be sent in a batch: a command has no form for")
				.withMessageContaining("(at 'fields.UF_CRM_MANY");
			assertThatIllegalArgumentException()
				.isThrownBy(() -> batch.command("a", "m", Arrays.asList(1, nothing, 3), Object.class))
				.withMessageContaining("(at '1");
		}
		assertThatIllegalArgumentException()
			.isThrownBy(() -> batch.command("a", "m", Map.of("ids", Collections.nCopies(1001, 1)), Object.class))
			.withMessageEndingWith("the portal would ignore what comes after 1000 values (at 'ids.1000')");
	}

	@Test
	void chainLongerThanARequestIsRefused() {
		BatchSpec batch = this.client.batch().command("n0", "user.current", User.class);
		for (int i = 1; i < 50; i++) {
			batch = batch.command("n" + i, "echo", Map.of("id", ref("n" + (i - 1), "ID")), Map.class);
		}
		BatchSpec full = batch;
		assertThatIllegalArgumentException()
			.isThrownBy(() -> full.command("n50", "echo", Map.of("id", ref("n0", "ID")), Map.class))
			.withMessageContaining("n50");
		execute(full.command("alone", "user.current", User.class),
				(response) -> assertThat(response.outcomes()).hasSize(51));
		assertThat(this.portal.requests()).extracting((call) -> call.commands().size()).containsExactly(50, 1);
	}

	@Test
	void independentCommandsAreSplitAndNothingIsLost() {
		BatchSpec batch = this.client.batch();
		List<String> names = new ArrayList<>();
		for (int i = 0; i < 120; i++) {
			names.add("n" + i);
			Object params = (i == 119) ? Map.of("id", ref("n1", "i")) : Map.of("i", i);
			batch = batch.command("n" + i, "echo", params, Map.class);
		}
		this.portal.failing((request) -> (request == 2)
				? new Bitrix24ConnectionException(Bitrix24Error.withoutAnswer("batch", "reset", true), null) : null);
		execute(batch, (response) -> {
			assertThat(response.outcomes().keySet()).containsExactlyElementsOf(names);
			assertThat((Object) response.get("n119", Map.class)).isEqualTo(Map.of("id", "1"));
			assertThat(response.outcomes().values().stream().filter(Failure.class::isInstance)).hasSize(50);
			assertThat(failure(response, "n60")).isInstanceOf(Bitrix24ConnectionException.class)
				.satisfies((ex) -> assertThat(ex.mayHaveRun()).isTrue());
		});
		assertThat(this.portal.requests()).hasSize(3);
	}

	@Test
	void explicitHaltHoldsAcrossRequests() {
		BatchSpec batch = this.client.batch().command("missing", "crm.deal.get", Map.class).halt(true);
		for (int i = 0; i < 60; i++) {
			batch = batch.command("n" + i, "user.current", User.class);
		}
		execute(batch, (response) -> assertThat(response.outcomes().values()).filteredOn(NotExecuted.class::isInstance)
			.hasSize(60));
		assertThat(this.portal.requests()).hasSize(1);
	}

	@Test
	void settingsTravelWithTheRequest() {
		execute(this.client.batch()
			.command("user", "user.current", User.class)
			.priority(CallPriority.INTERACTIVE)
			.deadline(Duration.ofSeconds(3)), (response) -> assertThat(response.isSuccess()).isTrue());
		Call request = this.portal.requests().get(0);
		assertThat(request.priority()).isEqualTo(CallPriority.INTERACTIVE);
		assertThat(request.deadline()).isEqualTo(Duration.ofSeconds(3));
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.batch().deadline(Duration.ZERO));
	}

	@Test
	void emptyBatchSendsNothing() {
		execute(this.client.batch(), (response) -> assertThat(response.outcomes()).isEmpty());
		assertThat(this.portal.requests()).isEmpty();
	}

	private static void execute(BatchSpec batch, Consumer<BatchResponse> response) {
		StepVerifier.create(batch.execute()).assertNext(response).expectComplete().verify(Duration.ofSeconds(30));
	}

	private static Bitrix24Exception failure(BatchResponse response, String name) {
		BatchOutcome<?> outcome = response.outcome(name);
		assertThat(outcome).isInstanceOf(Failure.class);
		return ((Failure<?>) outcome).exception();
	}

	record User(@JsonProperty("ID") long id, @JsonProperty("UF_DEPARTMENT") List<Integer> departments) {
	}

	record Note(String text, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object id) {
	}

	enum JsonNull {

		VALUE;

		@com.fasterxml.jackson.annotation.JsonValue
		Object value() {
			return null;
		}

	}

}
