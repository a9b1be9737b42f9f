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
package io.github.b24spring.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;
import io.github.b24spring.testportal.list.ListCost;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import io.github.b24spring.testportal.oauth.TokenPair;

/**
 * The portals that run inside the application, and the properties that lead to them: what
 * an application of one's own has in its configuration.
 */
final class DemoPortals implements AutoCloseable {

	private static final int ACTIVITIES = 30_000;

	private static final int DEALS = 250;

	private static final long PAGE_MILLISECONDS = 20;

	/**
	 * Short, so that renewals can be watched.
	 */
	private static final Duration TOKEN_LIFE = Duration.ofMinutes(1);

	private static final String CLIENT_ID = "local.demo";

	private static final String CLIENT_SECRET = "demo-secret";

	private static final String EVENTS_PATH = "/bitrix24/events";

	private static final String EVENTS_TOKEN = "demo-events";

	private static final List<String> EVENTS = List.of("ONCRMACTIVITYADD", "ONCRMACTIVITYUPDATE",
			"ONCRMACTIVITYDELETE");

	private static final String PORTAL_URL = "portal-url";

	private static final String DEFAULT = "bitrix24.";

	private static final String BRANCH = "bitrix24.portals.branch.";

	private final DemoMode mode;

	private final List<Bitrix24TestPortal> portals = new ArrayList<>();

	private final Map<String, Object> properties = new LinkedHashMap<>();

	/**
	 * Start them.
	 * @param callback where browsers come back to from the portal's authorization page
	 */
	DemoPortals(DemoMode mode, String callback) {
		this.mode = mode;
		this.properties.putAll(known(mode));
		if (mode == DemoMode.WEBHOOK) {
			this.properties.put("bitrix24.webhook-url", start().webhookUrl());
			return;
		}
		install(DEFAULT, callback);
		if (mode == DemoMode.PORTALS) {
			install(BRANCH, callback);
		}
	}

	/**
	 * What is known before any portal is.
	 */
	private static Map<String, Object> known(DemoMode mode) {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("bitrix24.events.path", EVENTS_PATH);
		properties.put("bitrix24.events.application-token", EVENTS_TOKEN);
		if (mode != DemoMode.WEBHOOK) {
			properties.put("bitrix24.events.offline-queue.enabled", true);
			properties.put("bitrix24.events.offline-queue.bind", String.join(",", EVENTS));
			properties.put("bitrix24.events.polling.max-delay", "2s");
			properties.put("bitrix24.oauth.client-id", CLIENT_ID);
			properties.put("bitrix24.oauth.client-secret", CLIENT_SECRET);
			properties.put("bitrix24.oauth.routes.enabled", true);
		}
		return properties;
	}

	/**
	 * The properties of a mode without those of a portal, of which it is only said that
	 * they will be there.
	 */
	static Map<String, Object> placeholders(DemoMode mode) {
		Map<String, Object> properties = known(mode);
		properties.put((mode == DemoMode.WEBHOOK) ? "bitrix24.webhook-url" : DEFAULT + PORTAL_URL, "");
		if (mode == DemoMode.PORTALS) {
			properties.put(BRANCH + PORTAL_URL, "");
		}
		return properties;
	}

	/**
	 * Their rows are computed when they are read, and what they answered is not kept:
	 * however many there are, they start at once and stay small.
	 */
	private Bitrix24TestPortal start() {
		Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
			.memberId("%032x".formatted(this.portals.size() + 1))
			.activities(ActivityData.generated(ACTIVITIES, IdSequence.dense(1))
				.withOwners(DEALS)
				.withCost(ListCost.ofPage(PAGE_MILLISECONDS)))
			.recordRequests(false)
			.start();
		this.portals.add(portal);
		return portal;
	}

	private void install(String prefix, String callback) {
		Bitrix24TestPortal portal = start();
		portal.oauth().accessTokenLife(TOKEN_LIFE);
		Installation installation = portal
			.install(Application.local(CLIENT_ID, CLIENT_SECRET).withRedirectUri(callback));
		TokenPair tokens = installation.tokens();
		this.properties.put(prefix + PORTAL_URL, portal.url());
		this.properties.put(prefix + "oauth.local-server-url", portal.oauth().url());
		this.properties.put(prefix + "oauth.member-id", portal.memberId());
		this.properties.put(prefix + "oauth.access-token", tokens.accessToken());
		this.properties.put(prefix + "oauth.refresh-token", tokens.refreshToken());
	}

	/**
	 * Send the events of the portals as an outbound webhook does. Those of an application
	 * wait in its queue instead, on the portal that is the default one.
	 * @param handler where to
	 */
	void sendEvents(String handler) {
		this.portals.stream()
			.skip((this.mode == DemoMode.WEBHOOK) ? 0 : 1)
			.forEach((portal) -> portal.events().outboundWebhook(handler, EVENTS_TOKEN, EVENTS.toArray(String[]::new)));
	}

	DemoMode mode() {
		return this.mode;
	}

	/**
	 * The portals, the default one first.
	 */
	List<Bitrix24TestPortal> all() {
		return List.copyOf(this.portals);
	}

	Map<String, Object> properties() {
		return this.properties;
	}

	@Override
	public void close() {
		this.portals.forEach(Bitrix24TestPortal::close);
	}

}
