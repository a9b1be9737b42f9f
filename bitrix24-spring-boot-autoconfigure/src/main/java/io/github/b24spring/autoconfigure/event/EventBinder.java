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
package io.github.b24spring.autoconfigure.event;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.event.EventSubscriptionDifference;
import io.github.b24spring.client.event.EventSubscriptions;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Binds the declared events on each portal that installs the application, whichever way
 * it tells of that, and at start-up on the one whose tokens are configured.
 */
final class EventBinder implements TokenListener, SmartLifecycle {

	private static final Log logger = LogFactory.getLog(EventBinder.class);

	/**
	 * Installations may come until events are received no more.
	 */
	private static final int PHASE = EventReceiverLifecycle.PHASE - 1;

	/**
	 * Portals that are remembered because nothing could be bound on them.
	 */
	private static final int MAX_REMEMBERED = 10_000;

	/**
	 * The health is read often, and what is bound hardly ever changes.
	 */
	static final Duration KNOWN_FOR = Duration.ofMinutes(10);

	private final EventSubscriptions subscriptions;

	private final ObjectProvider<Bitrix24Clients> clients;

	private final Supplier<@Nullable Bitrix24Client> configured;

	private final InstalledBindings installed;

	private final Set<String> failed = ConcurrentHashMap.newKeySet();

	private final Mono<EventSubscriptionDifference> difference;

	private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();

	private volatile boolean running;

	EventBinder(EventSubscriptions subscriptions, ObjectProvider<Bitrix24Clients> clients,
			Supplier<@Nullable Bitrix24Client> configured, InstalledBindings installed) {
		this.subscriptions = subscriptions;
		this.clients = clients;
		this.configured = configured;
		this.installed = installed;
		this.difference = Mono.fromSupplier(configured).flatMap(subscriptions::compare).cache(KNOWN_FOR);
	}

	@Override
	public void installed(TokenKey key) {
		if (isNeeded() && key.equals(key.ofPortal())) {
			bind(key.memberId(), this.clients.getObject().ofPortal(key.memberId()));
		}
	}

	@Override
	public void forgotten(TokenKey portal) {
		this.failed.remove(portal.memberId());
		this.installed.changed(portal.memberId());
	}

	@Override
	public void start() {
		this.running = true;
		Bitrix24Client client = isNeeded() ? this.configured.get() : null;
		if (client != null) {
			bind(client.portalHost(), Mono.just(client));
		}
	}

	private boolean isNeeded() {
		return !this.subscriptions.wanted().isEmpty();
	}

	private void bind(String portal, Mono<Bitrix24Client> client) {
		CompletableFuture<@Nullable EventSubscriptionDifference> work = client.flatMap(this.subscriptions::reconcile)
			.toFuture();
		this.underWay.add(work);
		work.whenComplete((difference, failure) -> {
			this.underWay.remove(work);
			this.installed.changed(portal);
			if (failure != null) {
				failed(portal, failure);
				return;
			}
			this.failed.remove(portal);
			if (difference != null && !difference.isEmpty()) {
				logger.info("On the portal " + portal + " were bound: " + difference.missing()
						+ ", and are bound though not declared: " + difference.unexpected());
			}
		});
	}

	private void failed(String portal, Throwable failure) {
		if (failure instanceof CancellationException) {
			logger.warn("Not all events were bound on the portal " + portal + " before the application stopped");
			return;
		}
		logger.warn("Not all events could be bound on the portal " + portal, failure);
		if (this.failed.size() < MAX_REMEMBERED) {
			this.failed.add(portal);
		}
	}

	/**
	 * Return the difference on the portal whose tokens are configured, as it was a while
	 * ago at most; empty if there is none.
	 */
	Mono<EventSubscriptionDifference> difference() {
		return isNeeded() ? this.difference : Mono.empty();
	}

	/**
	 * Return the differences on portals that have installed the application, as far as
	 * they are known; no portal is told of that is as it is declared.
	 * @param longest the longest time that is taken to ask portals
	 */
	Mono<Map<String, EventSubscriptionDifference>> differences(Duration longest) {
		return isNeeded() ? this.installed.differences(longest) : Mono.just(Map.of());
	}

	/**
	 * Return on how many portals not all could be bound.
	 */
	int failures() {
		return this.failed.size();
	}

	/**
	 * A call that is repeated while its connections are closed could keep them from being
	 * closed.
	 */
	@Override
	public void stop() {
		this.running = false;
		this.underWay.forEach((work) -> work.cancel(true));
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
