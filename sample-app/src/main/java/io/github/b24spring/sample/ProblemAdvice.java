package io.github.b24spring.sample;

import java.time.Clock;

import io.github.b24spring.client.Bitrix24Exception;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class ProblemAdvice {

	private static final Logger logger = LoggerFactory.getLogger(ProblemAdvice.class);

	@ExceptionHandler
	ResponseEntity<ProblemDetail> portalFailed(Bitrix24Exception failure) {
		logger.warn(failure.getMessage());
		ProblemDetail problem = Problems.describe(failure);
		return ResponseEntity.status(problem.getStatus())
			.headers(Problems.headers(failure, Clock.systemUTC()))
			.body(problem);
	}

}
