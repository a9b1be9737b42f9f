/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
@EnableConfigurationProperties({ Bitrix24Properties.class, Bitrix24ListProperties.class,
		Bitrix24RateLimitProperties.class, Bitrix24RetryProperties.class })
@Import({ Bitrix24Configurations.ConnectionDetailsConfiguration.class,
		Bitrix24Configurations.BuilderConfiguration.class, Bitrix24Configurations.InstalledPortalsConfiguration.class,
		Bitrix24Configurations.CredentialsConfiguration.class, Bitrix24Configurations.ClientConfiguration.class,
		Bitrix24Configurations.OperationsConfiguration.class, NamedPortalsRegistrar.class })
public final class Bitrix24AutoConfiguration {

}
