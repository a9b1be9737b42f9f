package io.github.b24spring.autoconfigure;

import java.util.function.UnaryOperator;

import io.github.b24spring.client.credentials.InvalidCredentialsException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains credentials that cannot work, without repeating them.
 */
final class InvalidCredentialsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidCredentialsException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidCredentialsException cause) {
		InvalidPortalException named = findCause(rootFailure, InvalidPortalException.class);
		UnaryOperator<String> names = (named != null) ? named.portal()::ownProperty : (suffix) -> "bitrix24." + suffix;
		return new FailureAnalysis("The Bitrix24 client cannot be configured. " + cause.getMessage(),
				"Correct the property '%s', or '%s' and '%s' where an access token is used, or '%s' of an application."
					.formatted(names.apply("webhook-url"), names.apply("portal-url"), names.apply("access-token"),
							names.apply("oauth.access-token")),
				cause);
	}

}
