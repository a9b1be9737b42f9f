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
package io.github.b24spring.autoconfigure.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import io.github.b24spring.autoconfigure.Bitrix24ClientBuilderCustomizer;
import io.github.b24spring.autoconfigure.NamedPortals;
import io.github.b24spring.autoconfigure.PortalConfiguration;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;

/**
 * Gives each portal that has a name an observer of its own.
 *
 * @param <T> the type of the observers
 */
final class PortalObservers<T extends Bitrix24ClientListener> implements Bitrix24ClientBuilderCustomizer {

	private static final String DEFAULT = "default";

	private final Supplier<T> factory;

	private final Map<String, T> observers = new ConcurrentHashMap<>();

	PortalObservers(Supplier<T> factory) {
		this.factory = factory;
	}

	@Override
	public void customize(Bitrix24ClientBuilder builder) {
		builder.addListener(of(DEFAULT));
	}

	@Override
	public void customize(Bitrix24ClientBuilder builder, @Nullable String portal) {
		if (!PortalConfiguration.INSTALLED.equals(portal)) {
			builder.addListener(of((portal != null) ? portal : DEFAULT));
		}
	}

	private T of(String portal) {
		return this.observers.computeIfAbsent(portal, (name) -> this.factory.get());
	}

	/**
	 * Make the health of all portals.
	 * @param defaultClient the client of the portal that has no name, if there is one
	 * @param indicator makes the indicator of one portal
	 */
	CompositeReactiveHealthContributor contributor(@Nullable Bitrix24Client defaultClient, NamedPortals portals,
			BiFunction<Bitrix24Client, T, ReactiveHealthIndicator> indicator) {
		Map<String, ReactiveHealthIndicator> indicators = new LinkedHashMap<>();
		if (defaultClient != null) {
			indicators.put(DEFAULT, indicator.apply(defaultClient, of(DEFAULT)));
		}
		portals.names().forEach((name) -> indicators.put(name, indicator.apply(portals.client(name), of(name))));
		return CompositeReactiveHealthContributor.fromMap(indicators);
	}

}
