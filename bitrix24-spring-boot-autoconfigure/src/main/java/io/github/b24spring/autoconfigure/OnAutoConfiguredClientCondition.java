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

import io.github.b24spring.client.Bitrix24Client;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.Assert;

/**
 * Matches unless the application has a client of its own in the place of the
 * auto-configured one. A client beside it does not take its place: what is injected
 * without a name would then talk to another portal than the properties tell.
 */
final class OnAutoConfiguredClientCondition extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Bitrix24 client");
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		Assert.state(beanFactory != null, "A condition on beans needs a bean factory");
		String[] clients = beanFactory.getBeanNamesForType(Bitrix24Client.class, true, false);
		for (String client : clients) {
			if (beanFactory.containsBeanDefinition(client) && beanFactory.getMergedBeanDefinition(client).isPrimary()) {
				return ConditionOutcome.noMatch(message.foundExactly("primary bean " + client));
			}
		}
		// Nobody knows yet whether a portal will be told, but the application can do
		// without.
		boolean toldLater = Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING) && PortalAdvice.PROPERTIES.stream()
			.noneMatch((property) -> PortalAdvice.isSet(context.getEnvironment(), property));
		if (toldLater && clients.length > 0) {
			return ConditionOutcome.noMatch(message.found("bean", "beans").items((Object[]) clients));
		}
		return ConditionOutcome.match(message.because("no other client takes its place"));
	}

}
