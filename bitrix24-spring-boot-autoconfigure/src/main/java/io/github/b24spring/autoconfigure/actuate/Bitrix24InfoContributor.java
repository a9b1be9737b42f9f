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
package io.github.b24spring.autoconfigure.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.autoconfigure.internal.PortalClients;
import io.github.b24spring.client.Bitrix24Client;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Tells which portals the application talks to, and with which version of the client.
 */
record Bitrix24InfoContributor(PortalClients clients) implements InfoContributor {

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> details = new LinkedHashMap<>();
		String version = Bitrix24Client.class.getPackage().getImplementationVersion();
		if (version != null) {
			details.put("version", version);
		}
		Map<String, Object> portals = new LinkedHashMap<>();
		this.clients.byName().forEach((name, client) -> portals.put(name, Map.of("host", client.portalHost())));
		details.put("portals", portals);
		builder.withDetail("bitrix24", details);
	}

}
