package io.github.b24spring.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the Bitrix24 client. Sends
 * nothing at start-up.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(after = { WebClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "bitrix24.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ Bitrix24Properties.class, Bitrix24RateLimitProperties.class,
		Bitrix24RetryProperties.class })
@Import({ Bitrix24Configurations.ConnectionDetailsConfiguration.class,
		Bitrix24Configurations.BuilderConfiguration.class, Bitrix24Configurations.CredentialsConfiguration.class,
		Bitrix24Configurations.ClientConfiguration.class, Bitrix24Configurations.OperationsConfiguration.class,
		NamedPortalsRegistrar.class })
public final class Bitrix24AutoConfiguration {

}
