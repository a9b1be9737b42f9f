package io.github.b24spring.autoconfigure.oauth;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains that a key cannot be used, without repeating it.
 */
final class InvalidEncryptionKeyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidEncryptionKeyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidEncryptionKeyException cause) {
		return new FailureAnalysis("Tokens cannot be encrypted. " + cause.getMessage() + ".", "Set '" + cause.property()
				+ "' to random bytes in Base64, for example to what 'openssl rand -base64 32' prints.", cause);
	}

}
