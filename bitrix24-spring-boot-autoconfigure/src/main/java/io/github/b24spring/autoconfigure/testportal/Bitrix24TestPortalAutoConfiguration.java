package io.github.b24spring.autoconfigure.testportal;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.Bitrix24ConnectionDetails;
import io.github.b24spring.testportal.Bitrix24TestPortal;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for the connection to a
 * {@link Bitrix24TestPortal} bean.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(before = Bitrix24AutoConfiguration.class)
@ConditionalOnClass(Bitrix24TestPortal.class)
@ConditionalOnSingleCandidate(Bitrix24TestPortal.class)
public final class Bitrix24TestPortalAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Bitrix24ConnectionDetails bitrix24TestPortalConnectionDetails(Bitrix24TestPortal testPortal) {
		return new Bitrix24TestPortalConnectionDetails(testPortal);
	}

}
