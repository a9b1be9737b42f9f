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
package io.github.b24spring.sample;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Lets the embedded portals send their events here, as an outbound webhook does that is
 * made in a portal's settings.
 */
@Component
class DemoEvents {

	private final ObjectProvider<DemoPortals> demo;

	private final Environment environment;

	DemoEvents(ObjectProvider<DemoPortals> demo, Environment environment) {
		this.demo = demo;
		this.environment = environment;
	}

	@EventListener
	void webServerListens(WebServerInitializedEvent event) {
		String handler = "http://localhost:" + event.getWebServer().getPort()
				+ this.environment.getProperty("bitrix24.events.path", "");
		this.demo.ifAvailable((portals) -> portals.sendEvents(handler));
	}

}
