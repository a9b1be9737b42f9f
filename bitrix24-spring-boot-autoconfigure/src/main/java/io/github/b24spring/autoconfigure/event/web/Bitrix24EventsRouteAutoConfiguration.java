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
package io.github.b24spring.autoconfigure.event.web;

import java.util.Objects;

import io.github.b24spring.autoconfigure.event.Bitrix24EventsAutoConfiguration;
import io.github.b24spring.autoconfigure.event.Bitrix24EventsProperties;
import io.github.b24spring.autoconfigure.internal.web.FormLimit;
import io.github.b24spring.autoconfigure.internal.web.RoutePath;
import io.github.b24spring.client.event.EventReceiver;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the route that portals post
 * events to.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(after = Bitrix24EventsAutoConfiguration.class)
@ConditionalOnProperty("bitrix24.events.path")
@ConditionalOnWebApplication
@ConditionalOnBean(EventReceiver.class)
public final class Bitrix24EventsRouteAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EventsRoute bitrix24EventsRoute(EventReceiver receiver, Bitrix24EventsProperties properties) {
		String prefix = "bitrix24.events.";
		return new EventsRoute(RoutePath.check(Objects.requireNonNull(properties.getPath()), prefix + "path"),
				new FormLimit(properties.getMaxFormSize(), prefix + "max-form-size"), receiver);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class ReactiveConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "bitrix24EventsRouterFunction")
		RouterFunction<ServerResponse> bitrix24EventsRouterFunction(EventsRoute route) {
			return new ReactiveEventsRouter(route).routerFunction();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.springframework.web.servlet.function.RouterFunction")
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class ServletConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "bitrix24EventsRouterFunction")
		org.springframework.web.servlet.function.RouterFunction<org.springframework.web.servlet.function.ServerResponse> bitrix24EventsRouterFunction(
				EventsRoute route) {
			return new ServletEventsRouter(route).routerFunction();
		}

	}

}
