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
package io.github.b24spring.testportal.event;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.testportal.oauth.OAuthServer;
import io.github.b24spring.testportal.oauth.PortalIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A handler that is bound in the portal's interface and not by an application.
 *
 * @param event the code in upper case
 * @param handler where the event is sent
 * @param applicationToken the secret by which it shows where it comes from
 * @author The b24spring maintainers
 */
record OutboundWebhook(String event, URI handler, String applicationToken) {

	FormPost form(FormSender sender, PortalIdentity portal, OAuthServer oauth, Clock clock,
			Map<String, ? extends @Nullable Object> data) {
		Map<String, Object> auth = new LinkedHashMap<>();
		auth.put("domain", portal.domain());
		auth.put("client_endpoint", portal.clientEndpoint());
		auth.put("server_endpoint", oauth.serverEndpoint(portal));
		auth.put("member_id", portal.memberId());
		auth.put("application_token", this.applicationToken);
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("event", this.event);
		fields.put("data", data);
		fields.put("ts", clock.instant().getEpochSecond());
		fields.put("auth", auth);
		return FormPost.of(sender, this.handler, fields);
	}

}
