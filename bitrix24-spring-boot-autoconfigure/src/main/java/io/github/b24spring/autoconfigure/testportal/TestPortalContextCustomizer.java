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
package io.github.b24spring.autoconfigure.testportal;

import java.util.Map;

import io.github.b24spring.autoconfigure.Bitrix24RateLimitProperties.Plan;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.RateLimit;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;

import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts a portal with a context. Tests with the same portal share their context.
 */
record TestPortalContextCustomizer(int activities, Plan plan) implements ContextCustomizer {

	private static final String NAME = "bitrix24TestPortal";

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
			.activities(ActivityData.generated(this.activities, IdSequence.dense(1)))
			.rateLimit(rateLimit())
			.start();
		context.getBeanFactory().registerSingleton(NAME, portal);
		if (context.getBeanFactory() instanceof DefaultSingletonBeanRegistry beans) {
			beans.registerDisposableBean(NAME, portal::close);
		}
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource(NAME, Map.of("bitrix24.webhook-url", portal.webhookUrl())));
	}

	private RateLimit rateLimit() {
		return switch (this.plan) {
			case STANDARD -> RateLimit.standard();
			case ENTERPRISE -> RateLimit.enterprise();
			case UNLIMITED -> RateLimit.unlimited();
		};
	}

}
