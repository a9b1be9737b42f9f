package io.github.b24spring.client.internal.pipeline;

import java.util.List;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ServerException;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.ErrorBody;
import io.github.b24spring.client.internal.answer.ErrorTranslator;

/**
 * Turns the failure of a request that several calls shared into the failure of one of
 * them, as if it had been sent alone.
 */
final class JoinedFailure {

	private JoinedFailure() {
	}

	static Bitrix24Exception forMethod(String method, Bitrix24Exception failure) {
		Bitrix24Error shared = failure.error();
		Bitrix24Error error = new Bitrix24Error(shared.code(), shared.description(), method, shared.httpStatus(),
				shared.mayHaveRun());
		if (failure instanceof Bitrix24TimeoutException) {
			return new Bitrix24TimeoutException(error, failure.getCause());
		}
		if (failure instanceof Bitrix24ConnectionException) {
			return new Bitrix24ConnectionException(error, failure.getCause());
		}
		if (failure instanceof Bitrix24UnreadableResponseException) {
			return new Bitrix24UnreadableResponseException(error, failure.getCause());
		}
		if (failure instanceof Bitrix24ServerException) {
			return new Bitrix24ServerException(error);
		}
		Integer status = shared.httpStatus();
		return (status == null) ? failure : ErrorTranslator.translate(method, RestVersion.V2, status,
				new ErrorBody(shared.code(), shared.description(), List.of()), UnaryOperator.identity());
	}

}
