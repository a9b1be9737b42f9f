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

import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link Bitrix24TestPortal}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24TestPortalBuilder {

	private final PortalSettings settings = new PortalSettings();

	private @Nullable PortalClock clock;

	Bitrix24TestPortalBuilder() {
	}

	/**
	 * Set the port, by default any that is free.
	 * @param port the port
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder port(int port) {
		this.settings.port = port;
		return this;
	}

	/**
	 * Set the webhook.
	 * @param userId the user whom it belongs to
	 * @param code its secret code
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder webhook(int userId, String code) {
		this.settings.userId = userId;
		this.settings.webhookCode = code;
		return this;
	}

	/**
	 * Set the {@code member_id}, by default the same for all portals that are started.
	 * @param memberId the identity, on real portals 32 hexadecimal digits
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder memberId(String memberId) {
		this.settings.memberId = memberId;
		return this;
	}

	/**
	 * Set the access token of an application.
	 * @param accessToken the token
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder accessToken(String accessToken) {
		this.settings.accessToken = accessToken;
		return this;
	}

	/**
	 * Set how many requests an address may send, by default any number. The address is
	 * what {@code X-Forwarded-For} says, if a request has it.
	 * @param rateLimit the limit
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder rateLimit(RateLimit rateLimit) {
		this.settings.rateLimit = rateLimit;
		return this;
	}

	/**
	 * Set how many requests run at the same time, by default any number. The others wait.
	 * @param workers the number of workers
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder workers(int workers) {
		if (workers < 1) {
			throw new IllegalArgumentException("'workers' must be positive");
		}
		this.settings.workers = workers;
		return this;
	}

	/**
	 * Set how much time a method may use in ten minutes for one webhook or application,
	 * by default any. The documentation's example is 480 seconds.
	 * @param operatingLimit the limit
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder operatingLimit(Duration operatingLimit) {
		this.settings.operatingLimit = operatingLimit;
		return this;
	}

	/**
	 * Set how long the portal remembers the time that a method has used, by default ten
	 * minutes. It forgets a tenth of that at a time.
	 * @param operatingWindow the time, at least ten seconds
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder operatingWindow(Duration operatingWindow) {
		if (operatingWindow.toSeconds() < 10) {
			throw new IllegalArgumentException("'operatingWindow' must be at least ten seconds");
		}
		this.settings.operatingWindow = operatingWindow;
		return this;
	}

	/**
	 * Set what the time of a batch is charged to, by default its commands.
	 * @param operatingCharge what is charged
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder operatingCharge(OperatingCharge operatingCharge) {
		this.settings.operatingCharge = operatingCharge;
		return this;
	}

	/**
	 * Whether answers tell how much time their method has used; a self-hosted portal that
	 * has no such limit says nothing, and neither counts.
	 * @param reportOperating whether answers tell it, by default they do
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder reportOperating(boolean reportOperating) {
		this.settings.reportOperating = reportOperating;
		return this;
	}

	/**
	 * Set what each HTTP request takes, by default no time. A batch takes it once.
	 * @param latency the time that a worker is busy with it
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder latency(Duration latency) {
		this.settings.latency = latency;
		return this;
	}

	/**
	 * Set what a method takes besides. The commands of a batch take the sum of theirs.
	 * @param method the name of the method
	 * @param latency the time that a worker is busy with it
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder methodLatency(String method, Duration latency) {
		this.settings.methodLatencies.put(method, latency);
		return this;
	}

	/**
	 * Set when a request is cut off: the call has run, and the connection is closed
	 * without an answer. By default after 60 seconds.
	 * @param requestTimeout the longest time of a request
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder requestTimeout(Duration requestTimeout) {
		this.settings.requestTimeout = requestTimeout;
		return this;
	}

	/**
	 * Add a method, or replace one.
	 * @param name the name of the method
	 * @param method the method
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder method(String name, PortalMethod method) {
		this.settings.methods.put(name, method);
		return this;
	}

	/**
	 * Add a method of the third version of REST, under {@code /rest/api/}.
	 * @param name the name of the method
	 * @param method the method
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder rest3Method(String name, PortalMethod method) {
		this.settings.rest3Methods.put(name, method);
		return this;
	}

	/**
	 * Set the activities that are there from the start, by default none. The lists of
	 * other families have as many rows, with the same ids and the same cost.
	 * @param activities the activities
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder activities(ActivityData activities) {
		this.settings.activities = activities;
		return this;
	}

	/**
	 * Set the portal's clock, by default one of its own that shows the time of day.
	 * @param clock the clock
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder clock(PortalClock clock) {
		this.clock = clock;
		return this;
	}

	/**
	 * Whether the portal keeps the last requests and calls for a test to look at, by
	 * default it does.
	 * @param recordRequests whether it keeps them
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder recordRequests(boolean recordRequests) {
		this.settings.recordRequests = recordRequests;
		return this;
	}

	/**
	 * Whether the portal compresses answers for clients that take them so, by default it
	 * does. On the machine that measures a client it costs as much time as making them.
	 * @param compression whether answers are compressed
	 * @return this builder
	 */
	public Bitrix24TestPortalBuilder compression(boolean compression) {
		this.settings.compression = compression;
		return this;
	}

	/**
	 * Start the portal. The builder can be used for others, which have nothing in common
	 * with it except a clock that was given.
	 * @return the portal
	 */
	public Bitrix24TestPortal start() {
		PortalSettings settings = new PortalSettings(this.settings);
		settings.clock = (this.clock != null) ? this.clock : PortalClock.system();
		return Bitrix24TestPortal.start(settings);
	}

}
