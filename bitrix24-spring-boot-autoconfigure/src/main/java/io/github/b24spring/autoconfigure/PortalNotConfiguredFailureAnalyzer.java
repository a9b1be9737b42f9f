package io.github.b24spring.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Explains that the application was started without what it was not given when it was
 * processed ahead of time either.
 */
final class PortalNotConfiguredFailureAnalyzer extends AbstractFailureAnalyzer<PortalNotConfiguredException> {

	private final Environment environment;

	PortalNotConfiguredFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, PortalNotConfiguredException cause) {
		return PortalAdvice.notConfigured("The application has a Bitrix24 client", this.environment, cause);
	}

}
