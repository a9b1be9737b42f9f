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
