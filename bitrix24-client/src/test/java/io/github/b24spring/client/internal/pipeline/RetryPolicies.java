package io.github.b24spring.client.internal.pipeline;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.internal.admission.PortalAdmissions;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RetrySettings;

/**
 * Retry policies for portals of which nothing is known.
 */
final class RetryPolicies {

	private RetryPolicies() {
	}

	static RetryPolicy of(RetrySettings settings, Timing timing) {
		return of(settings, timing, new Bitrix24ClientListener() {
		});
	}

	static RetryPolicy of(RetrySettings settings, Timing timing, Bitrix24ClientListener listener) {
		return new RetryPolicy(settings,
				PortalAdmissions.create(timing, null)
					.of("portal", RateLimitSettings.standard(), "account", "client")
					.repetitions(),
				timing, listener, () -> "portal");
	}

}
