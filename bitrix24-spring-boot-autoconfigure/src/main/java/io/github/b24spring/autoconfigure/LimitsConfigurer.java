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
package io.github.b24spring.autoconfigure;

import java.util.function.UnaryOperator;

import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RetrySettings;
import org.jspecify.annotations.Nullable;

/**
 * Applies the properties of limits and repetitions.
 */
record LimitsConfigurer(Bitrix24RateLimitProperties rateLimit, Bitrix24RetryProperties retry,
		UnaryOperator<String> names) {

	/**
	 * Apply them.
	 * @param served what the service tells of its limit, in the place of the plan
	 */
	void configure(Bitrix24ClientBuilder builder, @Nullable RateLimitSettings served) {
		PropertyChecks.check(this.rateLimit, this.names);
		PropertyChecks.check(this.retry, this.names);
		builder.rateLimitSettings((settings) -> rateLimitSettings((served != null) ? served : ofPlan()))
			.retrySettings(this::retrySettings);
	}

	private RateLimitSettings rateLimitSettings(RateLimitSettings plan) {
		RateLimitSettings settings = changed(plan).withBulkReserve(this.rateLimit.getBulkReserve())
			.withQueue(this.rateLimit.getMaxWait(), this.rateLimit.getMaxQueueSize())
			.withInteractiveMaxWait(this.rateLimit.getInteractiveMaxWait())
			.withJoinReads(this.rateLimit.isJoinReads())
			.withOperatingLimit(this.rateLimit.getOperatingLimit())
			.withBlockedProbeInterval(this.rateLimit.getBlockedProbeInterval());
		return (this.rateLimit.getMargin() != null) ? settings.withMargin(this.rateLimit.getMargin()) : settings;
	}

	private RateLimitSettings ofPlan() {
		return switch (this.rateLimit.getPlan()) {
			case STANDARD -> RateLimitSettings.standard();
			case ENTERPRISE -> RateLimitSettings.enterprise();
			case UNLIMITED -> RateLimitSettings.unlimited();
		};
	}

	private RateLimitSettings changed(RateLimitSettings plan) {
		Integer burst = this.rateLimit.getBurst();
		Double rate = this.rateLimit.getRate();
		return (burst == null && rate == null) ? plan
				: plan.withLimit((burst != null) ? burst : plan.burst(), (rate != null) ? rate : plan.rate());
	}

	private RetrySettings retrySettings(RetrySettings settings) {
		return settings.withMaxRetries(this.retry.getMaxRetries())
			.withBackoff(this.retry.getDelay(), this.retry.getMultiplier(), this.retry.getMaxDelay())
			.withJitter(this.retry.getJitter())
			.withTimeout(this.retry.getTimeout())
			.withInteractiveTimeout(this.retry.getInteractiveTimeout());
	}

}
