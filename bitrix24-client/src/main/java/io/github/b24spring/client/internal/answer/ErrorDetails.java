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

import java.time.Duration;
import java.util.List;

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.catalog.MethodCatalog;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24ValidationException.FieldError;
import io.github.b24spring.client.internal.answer.AnswerReader.Target;
import org.jspecify.annotations.Nullable;

/**
 * What an exception shows of a failed call.
 *
 * @param target what was called
 * @param status the HTTP status
 * @param code the code, without secrets
 * @param description the portal's words, without secrets
 * @param fieldErrors what is wrong with which field, without secrets
 * @param retryAfter for how long nothing is to be sent
 */
record ErrorDetails(Target target, int status, @Nullable String code, @Nullable String description,
		List<FieldError> fieldErrors, @Nullable Duration retryAfter) {

	/**
	 * The portal refused the request, whatever it asked for.
	 */
	Bitrix24Error refused() {
		return error(false);
	}

	/**
	 * The method did not run. A batch of REST 3.0 fails as a whole with what one of its
	 * commands fails with, and those before it may have run.
	 */
	Bitrix24Error notRun() {
		return error(this.target.isBatch() && this.target.version() == RestVersion.V3);
	}

	Bitrix24Error mayHaveRun() {
		return error(true);
	}

	private Bitrix24Error error(boolean mayHaveRun) {
		return new Bitrix24Error(this.code, this.description, this.target.method(), this.status, mayHaveRun);
	}

	@Nullable String scope() {
		return MethodCatalog.documented()
			.find(this.target.method())
			.flatMap((method) -> method.scope(this.target.version()))
			.orElse(null);
	}

}
