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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of queues that events are fetched from.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@ConfigurationProperties("bitrix24.events")
public class Bitrix24EventQueuesProperties {

	private final OfflineQueue offlineQueue = new OfflineQueue();

	private final Messenger messenger = new Messenger();

	/**
	 * Bots by name whose events are fetched.
	 */
	private Map<String, Bot> bots = new LinkedHashMap<>();

	private final Polling polling = new Polling();

	public OfflineQueue getOfflineQueue() {
		return this.offlineQueue;
	}

	public Messenger getMessenger() {
		return this.messenger;
	}

	public Map<String, Bot> getBots() {
		return this.bots;
	}

	public void setBots(Map<String, Bot> bots) {
		this.bots = bots;
	}

	public Polling getPolling() {
		return this.polling;
	}

	/**
	 * The queue that a portal keeps for an application.
	 */
	public static class OfflineQueue {

		/**
		 * Whether the offline queue of the application is fetched.
		 */
		private boolean enabled = false;

		/**
		 * Portals whose queues are fetched.
		 */
		private Portals portals = Portals.DEFAULT;

		/**
		 * Time after which it is asked again which portals have the application, besides
		 * at once when this process receives an installation.
		 */
		private Duration refreshInterval = Duration.ofMinutes(1);

		/**
		 * Number of events that are handled at a time of all portals that have the
		 * application together.
		 */
		private int totalConcurrency = 64;

		/**
		 * Name of the queue. What the application changes by its client is not put into a
		 * queue that has a name.
		 */
		private @Nullable String authConnector;

		/**
		 * Comma-separated list of the codes of events that are put into the queue from
		 * when the application is installed.
		 */
		private Set<String> bind = new LinkedHashSet<>();

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public Portals getPortals() {
			return this.portals;
		}

		public void setPortals(Portals portals) {
			this.portals = portals;
		}

		public Duration getRefreshInterval() {
			return this.refreshInterval;
		}

		public void setRefreshInterval(Duration refreshInterval) {
			this.refreshInterval = refreshInterval;
		}

		public int getTotalConcurrency() {
			return this.totalConcurrency;
		}

		public void setTotalConcurrency(int totalConcurrency) {
			this.totalConcurrency = totalConcurrency;
		}

		public @Nullable String getAuthConnector() {
			return this.authConnector;
		}

		public void setAuthConnector(@Nullable String authConnector) {
			this.authConnector = authConnector;
		}

		public Set<String> getBind() {
			return this.bind;
		}

		public void setBind(Set<String> bind) {
			this.bind = bind;
		}

		/**
		 * Whose queues are fetched.
		 */
		public enum Portals {

			/**
			 * The portal that is configured.
			 */
			DEFAULT,

			/**
			 * Each portal whose tokens are in the token store, and the one that is
			 * configured if it has tokens of the application.
			 */
			INSTALLED

		}

	}

	/**
	 * The queue of the messenger's events of the user whom calls are made for.
	 */
	public static class Messenger {

		/**
		 * Whether the messenger's events are fetched.
		 */
		private boolean enabled = false;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

	/**
	 * A bot whose events are fetched.
	 */
	public static class Bot {

		/**
		 * Id of the bot.
		 */
		private long botId;

		/**
		 * Token of a bot that a webhook has registered. A secret.
		 */
		private @Nullable String botToken;

		public long getBotId() {
			return this.botId;
		}

		public void setBotId(long botId) {
			this.botId = botId;
		}

		public @Nullable String getBotToken() {
			return this.botToken;
		}

		public void setBotToken(@Nullable String botToken) {
			this.botToken = botToken;
		}

	}

	/**
	 * How queues are read.
	 */
	public static class Polling {

		/**
		 * Number of events that a call asks for.
		 */
		private int batchSize = 50;

		/**
		 * Number of events that are in hand at most: fetched, and not removed from the
		 * queue yet.
		 */
		private int maxInHand = 200;

		/**
		 * Time to wait after a call that left nothing in the queue. It doubles with each
		 * that brings nothing.
		 */
		private Duration minDelay = Duration.ofSeconds(1);

		/**
		 * Longest time to wait while nothing comes.
		 */
		private Duration maxDelay = Duration.ofSeconds(30);

		/**
		 * Time until an event comes again that could not be handled. It doubles with each
		 * attempt.
		 */
		private Duration retryDelay = Duration.ofSeconds(30);

		/**
		 * Longest time until an event comes again that could not be handled.
		 */
		private Duration maxRetryDelay = Duration.ofHours(1);

		/**
		 * Number of attempts after which an event of the messenger or of a bot is given
		 * up, since those that came after it wait for it.
		 */
		private int maxAttempts = 10;

		public int getBatchSize() {
			return this.batchSize;
		}

		public void setBatchSize(int batchSize) {
			this.batchSize = batchSize;
		}

		public int getMaxInHand() {
			return this.maxInHand;
		}

		public void setMaxInHand(int maxInHand) {
			this.maxInHand = maxInHand;
		}

		public Duration getMinDelay() {
			return this.minDelay;
		}

		public void setMinDelay(Duration minDelay) {
			this.minDelay = minDelay;
		}

		public Duration getMaxDelay() {
			return this.maxDelay;
		}

		public void setMaxDelay(Duration maxDelay) {
			this.maxDelay = maxDelay;
		}

		public Duration getRetryDelay() {
			return this.retryDelay;
		}

		public void setRetryDelay(Duration retryDelay) {
			this.retryDelay = retryDelay;
		}

		public Duration getMaxRetryDelay() {
			return this.maxRetryDelay;
		}

		public void setMaxRetryDelay(Duration maxRetryDelay) {
			this.maxRetryDelay = maxRetryDelay;
		}

		public int getMaxAttempts() {
			return this.maxAttempts;
		}

		public void setMaxAttempts(int maxAttempts) {
			this.maxAttempts = maxAttempts;
		}

	}

}
