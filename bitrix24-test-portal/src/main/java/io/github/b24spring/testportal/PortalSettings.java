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
package io.github.b24spring.testportal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * What a portal is like.
 *
 * @author The b24spring maintainers
 */
final class PortalSettings {

	int port;

	int userId = 1;

	String webhookCode = "testportalwebhook";

	String memberId = Site.memberId("main");

	String accessToken = "testportaltoken";

	RateLimit rateLimit = RateLimit.unlimited();

	int workers = Integer.MAX_VALUE;

	@Nullable Duration operatingLimit;

	Duration operatingWindow = Duration.ofMinutes(10);

	OperatingCharge operatingCharge = OperatingCharge.COMMANDS;

	boolean reportOperating = true;

	Duration latency = Duration.ZERO;

	Duration requestTimeout = Duration.ofSeconds(60);

	boolean recordRequests = true;

	boolean compression = true;

	ActivityData activities = ActivityData.empty();

	PortalClock clock = PortalClock.system();

	final Faults faults = new Faults();

	final Map<String, Duration> methodLatencies = new LinkedHashMap<>();

	final Map<String, PortalMethod> methods = new LinkedHashMap<>();

	final Map<String, PortalMethod> rest3Methods = new LinkedHashMap<>();

	PortalSettings() {
	}

	PortalSettings(PortalSettings other) {
		this.port = other.port;
		this.userId = other.userId;
		this.webhookCode = other.webhookCode;
		this.memberId = other.memberId;
		this.accessToken = other.accessToken;
		this.rateLimit = other.rateLimit;
		this.workers = other.workers;
		this.operatingLimit = other.operatingLimit;
		this.operatingWindow = other.operatingWindow;
		this.operatingCharge = other.operatingCharge;
		this.reportOperating = other.reportOperating;
		this.latency = other.latency;
		this.requestTimeout = other.requestTimeout;
		this.recordRequests = other.recordRequests;
		this.compression = other.compression;
		this.activities = other.activities;
		this.clock = other.clock;
		this.methodLatencies.putAll(other.methodLatencies);
		this.methods.putAll(other.methods);
		this.rest3Methods.putAll(other.rest3Methods);
	}

	/**
	 * Return the settings of another portal in the same process: alike, with secrets of
	 * its own.
	 * @param name its name
	 * @return the settings
	 */
	PortalSettings forPortal(String name) {
		PortalSettings settings = new PortalSettings(this);
		settings.webhookCode = this.webhookCode + name;
		settings.accessToken = this.accessToken + name;
		return settings;
	}

}
