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

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Starts portals inside the application if {@code sample.demo.mode} asks for them, or if
 * no portal is configured. An application without a demo needs nothing like this: the
 * starter reads the properties, wherever they are.
 * <p>
 * Where the application is processed ahead of time for a mode, the properties that decide
 * which beans there are have no values of any portal yet.
 */
final class DemoInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

	private static final Logger logger = LoggerFactory.getLogger(DemoInitializer.class);

	private static final String MODE = "sample.demo.mode";

	private static final List<String> PORTAL_PROPERTIES = List.of("bitrix24.webhook-url", "bitrix24.portal-url",
			"bitrix24.access-token", "bitrix24.oauth.client-id");

	@Override
	public void initialize(GenericApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
			Binder.get(environment)
				.bind(MODE, DemoMode.class)
				.ifBound((mode) -> addProperties(environment, DemoPortals.placeholders(mode)));
			return;
		}
		DemoMode mode = mode(environment);
		if (mode == null) {
			return;
		}
		DemoPortals demo = new DemoPortals(mode, callback(environment));
		addProperties(environment, demo.properties());
		DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
		beans.registerSingleton("demoPortals", demo);
		beans.registerDisposableBean("demoPortals", demo::close);
		demo.all().forEach((portal) -> logger.info("Started the demo portal {}", portal.url()));
		logger.info("The demo's mode is {}. Set BITRIX24_WEBHOOK_URL to use a portal of your own.", mode);
	}

	private static void addProperties(ConfigurableEnvironment environment, Map<String, Object> properties) {
		environment.getPropertySources().addFirst(new MapPropertySource("demo", properties));
	}

	private static @Nullable DemoMode mode(Environment environment) {
		return Binder.get(environment)
			.bind(MODE, DemoMode.class)
			.orElseGet(() -> isConfigured(environment) ? null : DemoMode.WEBHOOK);
	}

	private static boolean isConfigured(Environment environment) {
		return PORTAL_PROPERTIES.stream().anyMatch((name) -> StringUtils.hasText(environment.getProperty(name)));
	}

	private static String callback(Environment environment) {
		return "http://localhost:" + environment.getProperty("server.port", "8080") + "/bitrix24/callback";
	}

}
