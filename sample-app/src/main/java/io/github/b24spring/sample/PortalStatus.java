package io.github.b24spring.sample;

import java.util.Locale;
import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import reactor.core.publisher.Mono;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.stereotype.Component;

/**
 * The state of the connection, as Actuator tells it.
 */
@Component
class PortalStatus {

	private final Bitrix24Client client;

	private final SamplePortal portal;

	private final ReactiveHealthContributorRegistry health;

	PortalStatus(Bitrix24Client client, SamplePortal portal, ReactiveHealthContributorRegistry health) {
		this.client = client;
		this.portal = portal;
		this.health = health;
	}

	Mono<Snapshot> snapshot() {
		return Mono.justOrEmpty(this.health.getContributor("bitrix24"))
			.ofType(ReactiveHealthIndicator.class)
			.flatMap((indicator) -> indicator.health())
			.defaultIfEmpty(Health.unknown().build())
			.map((state) -> new Snapshot(this.client.portalHost(), this.portal.isDemo(), state.getStatus().getCode(),
					state.getDetails()));
	}

	/**
	 * The state at a moment.
	 *
	 * @param host the portal's host
	 * @param demo whether it is the embedded portal
	 * @param health the status of the health indicator
	 * @param details the details of the health indicator
	 */
	record Snapshot(String host, boolean demo, String health, Map<String, Object> details) {

		public String style() {
			return this.health.toLowerCase(Locale.ROOT).replace('_', '-');
		}

		public String healthText() {
			return switch (this.health) {
				case "UP" -> "Healthy";
				case "DOWN" -> "Down";
				case "OUT_OF_SERVICE" -> "Out of service";
				default -> "Not known yet";
			};
		}

	}

}
