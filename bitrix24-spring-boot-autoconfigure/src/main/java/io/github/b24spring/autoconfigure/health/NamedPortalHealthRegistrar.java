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
package io.github.b24spring.autoconfigure.health;

import io.github.b24spring.autoconfigure.NamedPortals;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers the health of each portal that has a name, to be injected by that name alone:
 * the endpoint shows it below {@code bitrix24} already.
 */
final class NamedPortalHealthRegistrar implements ImportBeanDefinitionRegistrar {

	private static final String FACTORY = "bitrix24NamedPortalHealth";

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importingClassMetadata, BeanDefinitionRegistry registry) {
		String[] names = names(registry);
		if (names == null) {
			return;
		}
		RootBeanDefinition factory = new RootBeanDefinition(NamedPortalHealth.class);
		factory.setLazyInit(true);
		registry.registerBeanDefinition(FACTORY, factory);
		for (String name : names) {
			registry.registerBeanDefinition(name + "Bitrix24HealthIndicator", indicator(name));
		}
	}

	private static String @Nullable [] names(BeanDefinitionRegistry registry) {
		if (!registry.containsBeanDefinition(NamedPortals.BEAN_NAME)) {
			return null;
		}
		ValueHolder names = registry.getBeanDefinition(NamedPortals.BEAN_NAME)
			.getConstructorArgumentValues()
			.getIndexedArgumentValue(0, String[].class);
		return (names != null && names.getValue() instanceof String[] found) ? found : null;
	}

	private static RootBeanDefinition indicator(String name) {
		RootBeanDefinition definition = new RootBeanDefinition(ReactiveHealthIndicator.class);
		definition.setFactoryBeanName(FACTORY);
		definition.setFactoryMethodName("indicator");
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
		definition.setDefaultCandidate(false);
		definition.setLazyInit(true);
		return definition;
	}

}
