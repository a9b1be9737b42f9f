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
package io.github.b24spring.sample;

import java.time.Clock;

import io.github.b24spring.client.exception.Bitrix24Exception;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import reactor.core.publisher.Mono;

@RestControllerAdvice
class ProblemAdvice {

	private static final Logger logger = LoggerFactory.getLogger(ProblemAdvice.class);

	@ExceptionHandler
	Mono<ResponseEntity<ProblemDetail>> portalFailed(Bitrix24Exception failure, ServerHttpResponse response) {
		if (response.isCommitted()) {
			// Too late for words: whoever reads has to see that the response is broken
			// off.
			return Mono.error(failure);
		}
		logger.warn(failure.getMessage());
		ProblemDetail problem = Problems.describe(failure);
		return Mono.just(ResponseEntity.status(problem.getStatus())
			.headers(Problems.headers(failure, Clock.systemUTC()))
			.body(problem));
	}

}
