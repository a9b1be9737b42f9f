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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.transport.PortalStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class ExchangeLogStageTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Logger logger = (Logger) LoggerFactory.getLogger("io.github.b24spring.client.exchange");

	@RegisterExtension
	private final PortalStub portal = new PortalStub();

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.appender.start();
		logger.addAppender(this.appender);
		logger.setLevel(Level.DEBUG);
	}

	@AfterEach
	void listenNoMore() {
		logger.detachAppender(this.appender);
		logger.setLevel(null);
	}

	private List<String> lines() {
		return this.appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	@Test
	void callTellsWhatWasSentAndHowItEnded() {
		this.portal.answer(200, "{\"result\":1}");
		StepVerifier
			.create(this.portal.client()
				.build()
				.call("crm.deal.update")
				.param("id", 42)
				.param("fields", Map.of("TITLE", "Rope\nand tackle"))
				.retrieve(Integer.class))
			.expectNext(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(lines()).hasSize(2);
		assertThat(lines().get(0)).isEqualTo("#1 to localhost:" + this.portal.server().port()
				+ ": crm.deal.update {id: 42, fields: {TITLE: Rope and tackle}}");
		assertThat(lines().get(1)).matches("#1 crm.deal.update: 200 after \\d+ ms");
	}

	@Test
	void failureTellsStatusAndCode() {
		this.portal.answer(400, "{\"error\":\"NOT_FOUND\",\"error_description\":\"no\"}");
		StepVerifier.create(this.portal.client().build().call("crm.deal.get").retrieve(Integer.class))
			.expectError(Bitrix24Exception.class)
			.verify(LIMIT);
		assertThat(lines()).last().asString().matches("#1 crm.deal.get: 400 NOT_FOUND after \\d+ ms");
	}

	@Test
	void noAnswerIsToldAsWhatItIs() {
		StepVerifier.create(PortalStub.clientOfNobody().build().call("crm.deal.add").retrieve(Integer.class))
			.expectError(Bitrix24Exception.class)
			.verify(LIMIT);
		assertThat(lines()).last().asString().contains("crm.deal.add: no answer CONNECTION after ");
	}

	@Test
	void secretsOfParametersAreHidden() {
		this.portal.answer(200, "{\"result\":1}");
		StepVerifier
			.create(this.portal.client()
				.build()
				.call("event.bind")
				.param("auth", "s3cr3t-1")
				.param("ACCESS_TOKEN", "s3cr3t-2")
				.param("fields", Map.of("client_secret", "s3cr3t-3"))
				.param("handler", "https://x.bitrix24.com/rest/1/s3cr3t4/event")
				.param("third", "https://x.bitrix24.com/rest/api/1/s3cr3t5/event?x=1")
				.param("json", "{\"url\":\"https:\\/\\/x.bitrix24.com\\/rest\\/1\\/s3cr3t6\\/event\"}")
				.param("query", "https://y.example/?to=https%3A%2F%2Fx.bitrix24.com%2frest%2f1%2fs3cr3t7%2fevent")
				.param("AUTHOR_ID", 7)
				.retrieve(Integer.class))
			.expectNext(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(lines().get(0)).doesNotContain("s3cr3t")
			.contains("AUTHOR_ID: 7", "auth: ******", "/rest/api/1/******/event?x=1");
	}

	@Test
	void longParametersAreCut() {
		this.portal.answer(200, "{\"result\":1}");
		StepVerifier
			.create(this.portal.client()
				.build()
				.call("crm.deal.add")
				.param("text", "x".repeat(10_000))
				.param("list", IntStream.range(0, 10_000).boxed().toList())
				.retrieve(Integer.class))
			.expectNext(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(lines().get(0)).contains("… (10000 characters)").endsWith("…").hasSizeLessThan(2_200);
	}

	@Test
	void commandsOfABatchAreShownAsCalls() {
		this.portal.answer(200, "{\"result\":{\"result\":{\"c0\":1,\"c1\":2},\"result_error\":[]}}");
		StepVerifier
			.create(this.portal.client()
				.build()
				.batch()
				.command("a", "crm.deal.get", Map.of("id", 1), Integer.class)
				.command("b", "crm.lead.get", Map.of("id", 2), Integer.class)
				.execute())
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(lines().get(0)).endsWith(": batch {c0: crm.deal.get {id: 1}, c1: crm.lead.get {id: 2}}");
	}

	@Test
	void nothingIsLoggedUnlessItIsAskedFor() {
		logger.setLevel(Level.INFO);
		this.portal.answer(200, "{\"result\":1}");
		StepVerifier.create(this.portal.client().build().call("crm.deal.get").retrieve(Integer.class))
			.expectNext(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(lines()).isEmpty();
	}

}
