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

import java.util.List;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Says how an application tells which portal to talk to.
 */
final class PortalAdvice {

	/**
	 * The properties of which one at least says where the portal is.
	 */
	static final List<String> PROPERTIES = List.of("bitrix24.webhook-url", "bitrix24.portal-url",
			"bitrix24.access-token", "bitrix24.oauth.access-token", "bitrix24.oauth.refresh-token",
			"bitrix24.oauth.member-id");

	/**
	 * Says that the application knows portals at run time.
	 */
	static final String CLIENT_ID = "bitrix24.oauth.client-id";

	private PortalAdvice() {
	}

	/**
	 * Return whether a property has a value, without resolving placeholders in it.
	 */
	static boolean isSet(Environment environment, String property) {
		return environment.containsProperty(property);
	}

	static FailureAnalysis notConfigured(String whatNeedsIt, Environment environment, Throwable cause) {
		StringBuilder action = new StringBuilder();
		if (isSet(environment, CLIENT_ID)) {
			action.append(
					"Portals that install the application have clients in the bean 'Bitrix24Clients'; the other way is")
				.append(" a default portal. ");
		}
		for (String property : PROPERTIES) {
			NearMiss.of(property, environment)
				.ifPresent((name) -> action.append("There is '%s': is '%s' meant? ".formatted(name, property)));
		}
		action
			.append("Set 'bitrix24.webhook-url' to the address of an inbound webhook, for example%n%n    ".formatted())
			.append("bitrix24.webhook-url=https://your-portal.bitrix24.com/rest/1/your-webhook-code/")
			.append("%n%nor 'bitrix24.portal-url' and 'bitrix24.access-token', ".formatted())
			.append("or the properties 'bitrix24.oauth.*' of an application.");
		return new FailureAnalysis(whatNeedsIt + ", but nothing says which Bitrix24 portal to talk to.",
				action.toString(), cause);
	}

}
