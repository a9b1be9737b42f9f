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
package io.github.b24spring.client.internal.pipeline;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.internal.admission.PortalAdmissions;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RetrySettings;

/**
 * Retry policies for portals of which nothing is known.
 */
public final class RetryPolicies {

	private RetryPolicies() {
	}

	public static RetryPolicy of(RetrySettings settings, Timing timing) {
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
