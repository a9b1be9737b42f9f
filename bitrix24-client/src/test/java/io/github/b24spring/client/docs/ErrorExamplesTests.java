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
package io.github.b24spring.client.docs;

import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Bitrix24TestPortalExtension;
import io.github.b24spring.testportal.Fault;
import io.github.b24spring.testportal.method.MethodResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of {@code docs/errors.md}, run.
 */
class ErrorExamplesTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final Bitrix24TestPortalExtension extension = new Bitrix24TestPortalExtension(
			Bitrix24TestPortal.builder().method("crm.deal.add", (request) -> MethodResult.of(7)));

	private Bitrix24Client client;

	@BeforeEach
	void createClient() {
		this.client = Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(this.extension.portal().webhookUrl()))
			.retrySettings((settings) -> settings.withTimeout(Duration.ZERO))
			.build();
	}

	record Deal(@JsonProperty("TITLE") String title) {
	}

	Mono<String> title(long id) {
		return this.client.call("crm.deal.get")
			.param("id", id)
			.retrieve(Deal.class)
			.map(Deal::title)
			.onErrorReturn(Bitrix24NotFoundException.class, "no such deal");
	}

	Mono<Long> addOnce(Map<String, Object> fields) {
		return this.client.call("crm.deal.add")
			.param("fields", fields)
			.retrieve(Long.class)
			.retryWhen(Retry.max(1)
				.filter((failure) -> failure instanceof Bitrix24Exception failed && !failed.mayHaveRun()
						&& failed.kind().isTransient()));
	}

	@Test
	void whatACallerAsks() {
		StepVerifier.create(title(1_000_000)).expectNext("no such deal").expectComplete().verify(LIMIT);
		this.extension.portal().faults().next("crm.deal.add", Fault.RESET_AFTER_EXECUTION);
		StepVerifier.create(addOnce(Map.of("TITLE", "New")))
			.expectError(Bitrix24ConnectionException.class)
			.verify(LIMIT);
		assertThat(this.extension.portal().calls("crm.deal.add")).hasSize(1);
	}

}
