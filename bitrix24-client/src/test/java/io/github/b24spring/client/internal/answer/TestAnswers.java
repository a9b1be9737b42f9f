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
package io.github.b24spring.client.internal.answer;

import java.nio.charset.StandardCharsets;

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.internal.answer.AnswerReader.HttpAnswer;
import io.github.b24spring.client.internal.answer.AnswerReader.Target;
import io.github.b24spring.client.json.Bitrix24JsonMapper;

import org.springframework.http.HttpHeaders;

/**
 * Reads answers that no portal sent.
 */
public final class TestAnswers {

	public static final String SECRET = "s3cret";

	public static final AnswerReader READER = new AnswerReader(Bitrix24JsonMapper.create(),
			(text) -> text.replace(SECRET, "***"));

	private TestAnswers() {
	}

	public static Envelope read(String method, int status, byte[] body) {
		return READER.read(new Target(method, RestVersion.V2), new HttpAnswer(status, HttpHeaders.EMPTY, body));
	}

	public static Envelope read(String body) {
		return read("a.b", 200, body.getBytes(StandardCharsets.UTF_8));
	}

}
