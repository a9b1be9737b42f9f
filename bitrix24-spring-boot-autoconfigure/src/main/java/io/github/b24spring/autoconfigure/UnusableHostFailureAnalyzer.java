package io.github.b24spring.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains names of hosts that are none, without repeating them: a webhook may have been
 * pasted there.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnusableHostFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure,
			InvalidConfigurationPropertyValueException cause) {
		if (!cause.getName().startsWith("bitrix24.") || !cause.getName().endsWith("-hosts")) {
			return null;
		}
		return new FailureAnalysis(
				"Invalid value for the configuration property '%s'. %s The value is not shown here, because it may be"
					.formatted(cause.getName(), cause.getReason()) + " secret.",
				"Correct the value of '%s'.".formatted(cause.getName()), cause);
	}

}
