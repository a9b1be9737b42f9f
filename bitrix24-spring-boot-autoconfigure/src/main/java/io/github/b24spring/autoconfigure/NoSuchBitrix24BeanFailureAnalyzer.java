package io.github.b24spring.autoconfigure;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.crm.CrmActivityOperations;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Explains why there is no client to inject: nothing says where the portal is, or the
 * client is switched off. Goes before Boot's analysis of missing beans.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class NoSuchBitrix24BeanFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

	private final Environment environment;

	NoSuchBitrix24BeanFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		Class<?> type = (cause.getResolvableType() != null) ? cause.getResolvableType().resolve() : null;
		if (type != Bitrix24Client.class && type != CrmActivityOperations.class) {
			return null;
		}
		if (!this.environment.getProperty("bitrix24.enabled", Boolean.class, true)) {
			return new FailureAnalysis(
					"A bean of type '" + type.getName() + "' is required, but the Bitrix24 client is switched off.",
					"Remove 'bitrix24.enabled=false', or make what needs the client optional.", cause);
		}
		return PortalAdvice.notConfigured("A bean of type '" + type.getName() + "' is required", cause);
	}

}
