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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.b24spring.autoconfigure.NamedPortals;
import io.github.b24spring.client.Bitrix24Client;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.stereotype.Component;

/**
 * The state of the connections, as Actuator tells it.
 */
@Component
class PortalStatus {

	private static final String DEFAULT = "default";

	private final Bitrix24Client client;

	private final @Nullable NamedPortals portals;

	private final @Nullable DemoMode demo;

	private final ReactiveHealthContributorRegistry health;

	PortalStatus(Bitrix24Client client, ObjectProvider<NamedPortals> portals, ObjectProvider<DemoPortals> demo,
			ReactiveHealthContributorRegistry health) {
		this.client = client;
		this.portals = portals.getIfAvailable();
		DemoPortals demoPortals = demo.getIfAvailable();
		this.demo = (demoPortals != null) ? demoPortals.mode() : null;
		this.health = health;
	}

	/**
	 * Tell the state of the default portal, and of those that have a name.
	 */
	Mono<Snapshot> snapshot() {
		return Mono.zip(state(DEFAULT), others())
			.map((states) -> new Snapshot(
					new Portal(DEFAULT, this.client.portalHost(), states.getT1().getStatus().getCode()), this.demo,
					states.getT2()));
	}

	private Mono<List<Portal>> others() {
		List<String> names = (this.portals != null) ? new ArrayList<>(this.portals.names()) : List.of();
		return Flux.fromIterable(names)
			.flatMapSequential(
					(name) -> state(name).map((state) -> new Portal(name, host(name), state.getStatus().getCode())))
			.collectList();
	}

	private String host(String name) {
		return (this.portals != null) ? this.portals.client(name).portalHost() : "";
	}

	private Mono<Health> state(String portal) {
		return Mono.justOrEmpty(indicator(portal))
			.flatMap((indicator) -> indicator.health())
			.defaultIfEmpty(Health.unknown().build());
	}

	private @Nullable ReactiveHealthIndicator indicator(String portal) {
		ReactiveHealthContributor contributor = this.health.getContributor("bitrix24");
		if (contributor instanceof CompositeReactiveHealthContributor all) {
			contributor = all.getContributor(portal);
		}
		return (contributor instanceof ReactiveHealthIndicator indicator) ? indicator : null;
	}

	/**
	 * The state at a moment.
	 *
	 * @param portal the default portal
	 * @param mode how the embedded portal is reached, if it is one
	 * @param others the portals that have a name
	 */
	record Snapshot(Portal portal, @Nullable DemoMode mode, List<Portal> others) {

		public boolean demo() {
			return this.mode != null;
		}

		public boolean application() {
			return this.mode == DemoMode.OAUTH || this.mode == DemoMode.PORTALS;
		}

	}

	/**
	 * The state of one portal.
	 *
	 * @param name its name in {@code bitrix24.portals}
	 * @param host its host
	 * @param health the status of the health indicator
	 */
	record Portal(String name, String host, String health) {

		public String style() {
			return this.health.toLowerCase(Locale.ROOT).replace('_', '-');
		}

		public String healthText() {
			return Map.of("UP", "Healthy", "DOWN", "Down", "OUT_OF_SERVICE", "Out of service")
				.getOrDefault(this.health, "Not known yet");
		}

	}

}
