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

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * Properties of how calls are repeated.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@ConfigurationProperties("bitrix24.retry")
public class Bitrix24RetryProperties {

	/**
	 * Most repetitions of a call whose outcome is unknown, if it only reads or is marked
	 * idempotent, or that did not reach the portal.
	 */
	private int maxRetries = 3;

	/**
	 * Time before the first of these repetitions.
	 */
	private Duration delay = Duration.ofMillis(500);

	/**
	 * How the time before a repetition grows, at least 1.
	 */
	private double multiplier = 2;

	/**
	 * Longest time before a repetition.
	 */
	private Duration maxDelay = Duration.ofSeconds(10);

	/**
	 * Share of the time before a repetition by which it varies at random, from 0 to 1.
	 */
	private double jitter = 0.2;

	/**
	 * Time from the first attempt after which a call is not repeated any more, not even
	 * if the portal refused it without running it.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration timeout = Duration.ofMinutes(30);

	/**
	 * Time from the first attempt after which an interactive call is not repeated any
	 * more, as plain calls are. Not longer than 'timeout' in any case.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration interactiveTimeout = Duration.ofMinutes(1);

	public int getMaxRetries() {
		return this.maxRetries;
	}

	public void setMaxRetries(int maxRetries) {
		this.maxRetries = maxRetries;
	}

	public Duration getDelay() {
		return this.delay;
	}

	public void setDelay(Duration delay) {
		this.delay = delay;
	}

	public double getMultiplier() {
		return this.multiplier;
	}

	public void setMultiplier(double multiplier) {
		this.multiplier = multiplier;
	}

	public Duration getMaxDelay() {
		return this.maxDelay;
	}

	public void setMaxDelay(Duration maxDelay) {
		this.maxDelay = maxDelay;
	}

	public double getJitter() {
		return this.jitter;
	}

	public void setJitter(double jitter) {
		this.jitter = jitter;
	}

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	public Duration getInteractiveTimeout() {
		return this.interactiveTimeout;
	}

	public void setInteractiveTimeout(Duration interactiveTimeout) {
		this.interactiveTimeout = interactiveTimeout;
	}

}
