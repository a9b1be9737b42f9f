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

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.operations.Bitrix24Operations;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Explains why there is no client to inject. Goes before Boot's analysis of missing
 * beans.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class NoSuchBitrix24BeanFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

	private static final Set<Class<?>> TYPES = Set.of(Bitrix24Client.class, Bitrix24ClientBuilder.class,
			CrmActivityOperations.class, Bitrix24Operations.class);

	private final ListableBeanFactory beans;

	private final Environment environment;

	NoSuchBitrix24BeanFailureAnalyzer(BeanFactory beans, Environment environment) {
		this.beans = (ListableBeanFactory) beans;
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		Class<?> type = (cause.getResolvableType() != null) ? cause.getResolvableType().resolve() : null;
		// Boot itself explains that there are several.
		if (type == null || !TYPES.contains(type) || cause instanceof NoUniqueBeanDefinitionException) {
			return null;
		}
		String required = "A bean of type '" + type.getName() + "' is required";
		if (!this.environment.getProperty("bitrix24.enabled", Boolean.class, true)) {
			return new FailureAnalysis(required + ", but the Bitrix24 client is switched off.",
					"Remove 'bitrix24.enabled=false', or make what needs the client optional.", cause);
		}
		Set<String> portals = PortalNames.of(this.environment);
		if (!portals.isEmpty() && names(NamedPortals.class).length > 0) {
			return new FailureAnalysis(
					required + " that no portal is named for, or another than one of the portals " + portals + ".",
					"Name the portal where the bean is injected, for example by '@Qualifier(\"%s\")', or tell the default"
						.formatted(portals.iterator().next()) + " portal by 'bitrix24.webhook-url'.",
					cause);
		}
		String[] candidates = names(type);
		if (candidates.length > 0) {
			return new FailureAnalysis(
					required + ", but none fits the qualifier or name that is asked for. There are " + list(candidates)
							+ ".",
					"Correct the qualifier where the bean is injected, or give the bean that name.", cause);
		}
		if (names(Bitrix24ClientBuilderFactory.class).length == 0) {
			return new FailureAnalysis(required
					+ ", but the auto-configuration of the Bitrix24 client is not part of this application, as in a test"
					+ " of one slice.",
					"In a test, give a mock with '@MockitoBean', or add"
							+ " '@ImportAutoConfiguration(Bitrix24AutoConfiguration.class)'. Otherwise do not exclude"
							+ " it.",
					cause);
		}
		String[] clients = names(Bitrix24Client.class);
		if (clients.length > 1) {
			return new FailureAnalysis(
					required + ", but of the clients " + list(clients) + " none is the one to use without a name.",
					"Mark one of the clients as '@Primary', or define the bean for each of them.", cause);
		}
		return PortalAdvice.notConfigured(required, this.environment, cause);
	}

	private String[] names(Class<?> type) {
		return this.beans.getBeanNamesForType(type, true, false);
	}

	private static String list(String[] names) {
		return Arrays.stream(names).map((name) -> "'" + name + "'").collect(Collectors.joining(", "));
	}

}
