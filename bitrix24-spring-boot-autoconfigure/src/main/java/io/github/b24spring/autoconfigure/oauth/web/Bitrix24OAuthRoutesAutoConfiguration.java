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
package io.github.b24spring.autoconfigure.oauth.web;

import java.time.Clock;
import java.time.Duration;

import io.github.b24spring.autoconfigure.Bitrix24Properties;
import io.github.b24spring.autoconfigure.internal.web.FormLimit;
import io.github.b24spring.autoconfigure.internal.web.RoutePath;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.client.oauth.Bitrix24OAuth;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the routes by which portals and
 * browsers reach an application.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(after = Bitrix24OAuthAutoConfiguration.class)
@ConditionalOnBooleanProperty("bitrix24.oauth.routes.enabled")
@ConditionalOnWebApplication
@ConditionalOnBean(Bitrix24OAuth.class)
@EnableConfigurationProperties({ Bitrix24OAuthRoutesProperties.class, Bitrix24Properties.class })
public final class Bitrix24OAuthRoutesAutoConfiguration {

	private static final String PREFIX = "bitrix24.oauth.routes.";

	@Bean
	@ConditionalOnMissingBean
	Bitrix24OAuthHandler bitrix24OAuthHandler() {
		return new Bitrix24OAuthHandler() {
		};
	}

	@Bean
	@ConditionalOnMissingBean
	OAuthRoutes bitrix24OAuthRoutes(Bitrix24OAuth oauth, Bitrix24OAuthHandler handler,
			Bitrix24OAuthRoutesProperties properties, Bitrix24Properties portal) {
		check(properties);
		return new OAuthRoutes(oauth, handler,
				new AuthorizationStates(Clock.systemUTC(), properties.getStateLifetime()), portal.getPortalUrl(),
				new FormLimit(properties.getMaxFormSize(), PREFIX + "max-form-size"));
	}

	private static void check(Bitrix24OAuthRoutesProperties properties) {
		RoutePath.check(properties.getPath(), PREFIX + "path");
		Duration lifetime = properties.getStateLifetime();
		if (lifetime.compareTo(Duration.ofSeconds(1)) < 0 || lifetime.compareTo(Duration.ofDays(1)) > 0) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "state-lifetime", lifetime,
					"It must be at least 1 second, as cookies count, and at most 1 day.");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class ReactiveConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "bitrix24OAuthRouterFunction")
		RouterFunction<ServerResponse> bitrix24OAuthRouterFunction(OAuthRoutes routes,
				Bitrix24OAuthRoutesProperties properties) {
			return new ReactiveOAuthRouter(routes, properties).routerFunction();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.springframework.web.servlet.function.RouterFunction")
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class ServletConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "bitrix24OAuthRouterFunction")
		org.springframework.web.servlet.function.RouterFunction<org.springframework.web.servlet.function.ServerResponse> bitrix24OAuthRouterFunction(
				OAuthRoutes routes, Bitrix24OAuthRoutesProperties properties) {
			return new ServletOAuthRouter(routes, properties).routerFunction();
		}

	}

}
