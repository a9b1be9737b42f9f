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
package io.github.b24spring.autoconfigure.metrics;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.internal.PortalClients;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for metrics of the client.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(after = Bitrix24AutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@Conditional(OnPortalCondition.class)
@ConditionalOnBooleanProperty(name = "bitrix24.enabled", matchIfMissing = true)
public final class Bitrix24MetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "bitrix24Metrics")
	Bitrix24Metrics bitrix24Metrics(ListableBeanFactory beanFactory, ObjectProvider<Clock> clock) {
		return new Bitrix24Metrics(new PortalClients(beanFactory), clock.getIfUnique(() -> Clock.SYSTEM));
	}

	@Bean
	@ConditionalOnMissingBean(name = "bitrix24AdmissionMetrics")
	AdmissionMetrics bitrix24AdmissionMetrics(ListableBeanFactory beanFactory) {
		return new AdmissionMetrics(new PortalClients(beanFactory));
	}

	@Bean
	@ConditionalOnMissingBean(name = "bitrix24LimitMetrics")
	LimitMetrics bitrix24LimitMetrics(ListableBeanFactory beanFactory) {
		return new LimitMetrics(new PortalClients(beanFactory));
	}

	@Bean
	@ConditionalOnMissingBean(name = "bitrix24ListMetrics")
	ListMetrics bitrix24ListMetrics(MeterRegistry registry) {
		return new ListMetrics(registry);
	}

	@Bean
	@ConditionalOnMissingBean(name = "bitrix24EventMetrics")
	EventMetrics bitrix24EventMetrics(ObjectProvider<Clock> clock) {
		return new EventMetrics(clock.getIfUnique(() -> Clock.SYSTEM));
	}

}
