package io.github.b24spring.autoconfigure.testportal;

import io.github.b24spring.autoconfigure.Bitrix24ConnectionDetails;
import io.github.b24spring.testportal.Bitrix24TestPortal;

/**
 * Leads to the webhook of a {@link Bitrix24TestPortal}.
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

}
