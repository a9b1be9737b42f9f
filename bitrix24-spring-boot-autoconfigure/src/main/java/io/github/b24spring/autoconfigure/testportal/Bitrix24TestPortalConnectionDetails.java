package io.github.b24spring.autoconfigure.testportal;

import io.github.b24spring.autoconfigure.Bitrix24ConnectionDetails;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.RateLimit;

/**
 * Leads to the webhook of a {@link Bitrix24TestPortal}, and tells its limit.
 */
final class Bitrix24TestPortalConnectionDetails implements Bitrix24ConnectionDetails {

	private final Bitrix24TestPortal portal;

	Bitrix24TestPortalConnectionDetails(Bitrix24TestPortal portal) {
		this.portal = portal;
	}

	@Override
	public String getWebhookUrl() {
		return this.portal.webhookUrl();
	}

	@Override
	public RateLimitSettings getRateLimitSettings() {
		RateLimit limit = this.portal.rateLimit();
		return limit.equals(RateLimit.unlimited()) ? RateLimitSettings.unlimited()
				: RateLimitSettings.standard().withLimit(limit.burst(), limit.perSecond());
	}

}
