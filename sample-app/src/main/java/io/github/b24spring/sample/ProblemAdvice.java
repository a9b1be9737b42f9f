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
