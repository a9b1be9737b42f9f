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

import io.github.b24spring.client.oauth.Bitrix24OAuth;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Which beans there are is decided when an application is processed ahead of time. One
 * that is told of more when it starts says so, before something else misses the beans.
 */
final class KnownAheadOfTimeCheck implements BeanFactoryPostProcessor {

	private final Environment environment;

	private final boolean processed;

	KnownAheadOfTimeCheck(Environment environment) {
		this(environment, AotDetector.useGeneratedArtifacts());
	}

	KnownAheadOfTimeCheck(Environment environment, boolean processed) {
		this.environment = environment;
		this.processed = processed;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		if (!this.processed) {
			return;
		}
		for (String name : PortalNames.of(this.environment)) {
			if (!beans.containsBeanDefinition(NamedPortalsRegistrar.clientName(name))) {
				throw UnknownAheadOfTimeException.portal(name);
			}
		}
		String told = PortalAdvice.PROPERTIES.stream()
			.filter((property) -> PortalAdvice.isSet(this.environment, property))
			.findFirst()
			.orElse(null);
		if (told != null && isMissing(beans, Bitrix24ConnectionDetails.class)) {
			throw UnknownAheadOfTimeException.defaultPortal(told);
		}
		if (told == null && PortalAdvice.isSet(this.environment, PortalAdvice.CLIENT_ID)
				&& isMissing(beans, Bitrix24OAuth.class)) {
			throw UnknownAheadOfTimeException.application();
		}
	}

	private static boolean isMissing(ConfigurableListableBeanFactory beans, Class<?> type) {
		return beans.getBeanNamesForType(type, true, false).length == 0;
	}

}
