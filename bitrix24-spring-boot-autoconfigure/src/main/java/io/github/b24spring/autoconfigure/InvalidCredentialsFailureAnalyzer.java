package io.github.b24spring.autoconfigure;

import io.github.b24spring.client.credentials.InvalidCredentialsException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains credentials that cannot work, without repeating them.
 */
final class InvalidCredentialsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidCredentialsException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidCredentialsException cause) {
		return new FailureAnalysis("The Bitrix24 client cannot be configured. " + cause.getMessage(),
				"Correct the property 'bitrix24.webhook-url', or 'bitrix24.portal-url' and 'bitrix24.access-token'"
						+ " where an access token is used.",
				cause);
	}

}
