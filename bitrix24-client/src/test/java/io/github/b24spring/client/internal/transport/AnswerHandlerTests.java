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
package io.github.b24spring.client.internal.transport;

import java.time.Duration;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerHandlerTests {

	private final EmbeddedChannel channel = new EmbeddedChannel(new AnswerHandler(Duration.ofMinutes(1)));

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void informationalAnswersArePassedOverAsLongAsTheyAreFew() {
		request();
		answer(103, 32);
		assertThat(this.channel.isOpen()).isTrue();
		assertThat(this.channel.inboundMessages()).isEmpty();
		answer(200, 1);
		assertThat(this.channel.inboundMessages()).hasSize(2);
	}

	@Test
	void answersThatAreInformationalForEverEndTheConnection() {
		request();
		answer(103, 33);
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void informationalAnswersAreCountedForEachRequest() {
		for (int i = 0; i < 3; i++) {
			request();
			answer(103, 20);
			answer(200, 1);
		}
		assertThat(this.channel.isOpen()).isTrue();
	}

	private void request() {
		this.channel.writeOutbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/rest"));
	}

	private void answer(int status, int times) {
		for (int i = 0; i < times; i++) {
			this.channel.writeInbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status)),
					LastHttpContent.EMPTY_LAST_CONTENT);
		}
	}

}
