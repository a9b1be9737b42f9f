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

import java.util.Set;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.operations.Bitrix24Operations;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers the beans of portals that have a name, to be injected by that name alone.
 * They are made by factory methods with the name as argument, which can be processed
 * ahead of time.
 */
final class NamedPortalsRegistrar implements ImportBeanDefinitionRegistrar {

	static final String FACTORY = "bitrix24NamedPortalFactory";

	private final Environment environment;

	NamedPortalsRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importingClassMetadata, BeanDefinitionRegistry registry) {
		Set<String> names = PortalNames.of(this.environment);
		if (names.isEmpty()) {
			return;
		}
		register(registry, FACTORY, new RootBeanDefinition(NamedPortalFactory.class));
		RootBeanDefinition portals = new RootBeanDefinition(NamedPortals.class);
		portals.getConstructorArgumentValues().addIndexedArgumentValue(0, names.toArray(String[]::new));
		register(registry, NamedPortals.BEAN_NAME, portals);
		for (String name : names) {
			register(registry, clientName(name), definition(Bitrix24Client.class, "client", name));
			register(registry, name + "CrmActivityOperations",
					definition(CrmActivityOperations.class, "activities", name));
			register(registry, name + "Bitrix24Operations", definition(Bitrix24Operations.class, "operations", name));
		}
	}

	static String clientName(String portal) {
		return portal + "Bitrix24Client";
	}

	/**
	 * An application may have a bean of its own in the place of one of these.
	 */
	private static void register(BeanDefinitionRegistry registry, String name, AbstractBeanDefinition definition) {
		if (!registry.containsBeanDefinition(name)) {
			registry.registerBeanDefinition(name, definition);
		}
	}

	private static RootBeanDefinition definition(Class<?> type, String factoryMethod, String portal) {
		RootBeanDefinition definition = new RootBeanDefinition(type);
		definition.setFactoryBeanName(FACTORY);
		definition.setFactoryMethodName(factoryMethod);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, portal);
		definition.setDestroyMethodName(AbstractBeanDefinition.INFER_METHOD);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, portal));
		definition.setDefaultCandidate(false);
		return definition;
	}

}
