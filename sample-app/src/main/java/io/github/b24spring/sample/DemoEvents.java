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
