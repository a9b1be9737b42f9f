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

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Matches when any property says where the portal is. A half-configured application
 * matches too, so that its start-up fails with what is missing.
 * <p>
 * Where an application is processed ahead of time nobody may know the secret yet, so the
 * condition matches there whatever is set, except in an application that has other
 * portals.
 */
final class OnBitrix24ConfiguredCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Bitrix24 portal");
		for (String property : PortalAdvice.PROPERTIES) {
			if (PortalAdvice.isSet(context.getEnvironment(), property)) {
				return ConditionOutcome.match(message.foundExactly("property " + property));
			}
		}
		if (PortalAdvice.isSet(context.getEnvironment(), PortalAdvice.CLIENT_ID)
				|| !PortalNames.of(context.getEnvironment()).isEmpty()) {
			return ConditionOutcome.noMatch(message.because("the application has other portals"));
		}
		if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
			return ConditionOutcome.match(message.because("the portal is told when the application starts"));
		}
		return ConditionOutcome.noMatch(message.didNotFind("property", "properties")
			.items(ConditionMessage.Style.QUOTE, (Object[]) StringUtils.toStringArray(PortalAdvice.PROPERTIES)));
	}

}
