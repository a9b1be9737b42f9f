package io.github.b24spring.autoconfigure.health;

import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.util.Assert;

/**
 * Makes beans of the health of portals that have a name.
 */
final class NamedPortalHealth {

	private final CompositeReactiveHealthContributor portals;

	NamedPortalHealth(CompositeReactiveHealthContributor bitrix24HealthContributor) {
		this.portals = bitrix24HealthContributor;
	}

	ReactiveHealthIndicator indicator(String portal) {
		ReactiveHealthIndicator indicator = (ReactiveHealthIndicator) this.portals.getContributor(portal);
		Assert.state(indicator != null, () -> "There is no health of the portal '" + portal + "'");
		return indicator;
	}

}
