package io.github.b24spring.autoconfigure.actuate;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that hides secrets of this project
 * in the actuator, also where it may show the values of properties.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class Bitrix24SanitizingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "bitrix24SanitizingFunction")
	SanitizingFunction bitrix24SanitizingFunction() {
		return new SecretProperties();
	}

}
