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

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.b24spring.autoconfigure.internal.web.FormLimit;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.event.EventAuthenticator;
import io.github.b24spring.client.event.EventDispatcher;
import io.github.b24spring.client.event.EventMonitor;
import io.github.b24spring.client.event.EventReceiver;
import io.github.b24spring.client.event.EventSubscriptions;
import io.github.b24spring.client.event.source.Bitrix24EventSource;
import io.github.b24spring.client.event.source.EventPoller;
import io.github.b24spring.client.event.source.EventPollerGroup;
import io.github.b24spring.client.event.source.EventQueueLocks;
import io.github.b24spring.client.event.source.EventQueueOwnership;
import io.github.b24spring.client.form.FormLimits;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Parts of {@link Bitrix24EventsAutoConfiguration}.
 */
final class EventConfigurations {

	private static final String MEMBER_ID = "bitrix24.oauth.member-id";

	private static final String MAX_FORM_SIZE = "bitrix24.events.max-form-size";

	private EventConfigurations() {
	}

	private static EventMonitor monitor(ObjectProvider<EventMonitor> monitors) {
		return EventMonitor.of(monitors.orderedStream().toList());
	}

	@Configuration(proxyBeanMethods = false)
	static class DispatcherConfiguration {

		@Bean
		@ConditionalOnMissingBean(EventDispatcher.class)
		ListenerDispatcher bitrix24EventDispatcher(ConfigurableListableBeanFactory beanFactory,
				Bitrix24EventListenerFactory listeners, Bitrix24EventsProperties properties,
				Bitrix24EventQueuesProperties queues, ObjectProvider<EventMonitor> monitors,
				ObjectProvider<EventPollers> pollers, Environment environment) {
			EventPropertyChecks.check(properties);
			EventHandlers handlers = new EventHandlers(beanFactory, listeners);
			OfflineSignalHandler signals = new OfflineSignalHandler(pollers);
			return new ListenerDispatcher(
					() -> Stream.concat(handlers.find().stream(), Stream.of(signals.registration())).toList(),
					new DispatcherFactory(properties.getHandlerTimeout(), concurrency(properties, queues, beanFactory),
							Threading.VIRTUAL.isActive(environment), monitor(monitors)));
		}

		/**
		 * Those that are posted, those of each queue, and those of all portals together
		 * that have the application.
		 */
		private static int concurrency(Bitrix24EventsProperties properties, Bitrix24EventQueuesProperties queues,
				ListableBeanFactory beans) {
			int ways = 3 + queues.getBots().size()
					+ beans.getBeanNamesForType(Bitrix24EventSource.class, true, false).length;
			long events = (long) ways * properties.getConcurrency() + queues.getOfflineQueue().getTotalConcurrency();
			return (int) Math.min(events, Integer.MAX_VALUE);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class QueuesConfiguration {

		@Bean
		@ConditionalOnMissingBean
		EventQueueOwnership bitrix24EventQueueOwnership(Bitrix24EventOwnershipProperties properties,
				ObjectProvider<EventQueueLocks> locks) {
			EventPropertyChecks.check(properties);
			return new OwnershipFactory(properties).create(locks.getIfAvailable());
		}

		@Bean
		@ConditionalOnMissingBean
		InstalledPortalsListener bitrix24InstalledPortalsListener(ObjectProvider<EventPollers> pollers) {
			return new InstalledPortalsListener(pollers);
		}

		@Bean
		@ConditionalOnMissingBean
		EventPollers bitrix24EventPollers(Bitrix24EventQueuesProperties queues, Bitrix24EventsProperties properties,
				ObjectProvider<Bitrix24EventSource> sources, ObjectProvider<Bitrix24Client> client,
				ObjectProvider<Bitrix24OAuth> oauth, ObjectProvider<Bitrix24Clients> clients,
				EventDispatcher dispatcher, EventQueueOwnership ownership, EventQueueObserver observer,
				ObjectProvider<EventMonitor> monitors, Environment environment) {
			EventPropertyChecks.check(queues);
			EventQueueOwnership observed = observer.observe(ownership);
			EventSourceFactory factory = new EventSourceFactory(queues, client.getIfUnique(), monitor(monitors));
			List<Bitrix24EventSource> all = new ArrayList<>(factory.create());
			sources.orderedStream().forEach(all::add);
			List<EventPoller> pollers = all.stream()
				.map((source) -> EventPoller.builder(source, dispatcher)
					.ownership(observed)
					.concurrency(properties.getConcurrency())
					.build())
				.toList();
			EventPollerGroup installed = factory.isForInstalledPortals()
					? InstalledQueues.of(oauth.getIfUnique(), clients.getIfUnique(), factory)
						.pollers(dispatcher, observed, properties.getConcurrency())
					: null;
			return new EventPollers(pollers, installed, ShutdownPhase.timeout(environment));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BindingsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		EventSubscriptions bitrix24EventSubscriptions(Bitrix24EventsProperties properties,
				Bitrix24EventQueuesProperties queues) {
			return DeclaredEvents.of(properties, queues);
		}

		/**
		 * A webhook can bind nothing: only the tokens of an application can.
		 */
		@Bean
		@ConditionalOnMissingBean
		EventBinder bitrix24EventBinder(EventSubscriptions subscriptions, ObjectProvider<Bitrix24Clients> clients,
				ObjectProvider<Bitrix24OAuth> oauth, ObjectProvider<Bitrix24Client> client, Environment environment) {
			Flux<String> portals = Flux
				.defer(() -> oauth.stream().findFirst().map(Bitrix24OAuth::portals).orElseGet(Flux::empty))
				.filter((portal) -> !portal.equals(environment.getProperty(MEMBER_ID)));
			return new EventBinder(subscriptions, clients,
					() -> environment.containsProperty(MEMBER_ID) ? client.getIfUnique() : null,
					new InstalledBindings(subscriptions, portals, (portal) -> clients.getObject().ofPortal(portal),
							EventBinder.KNOWN_FOR, Clock.systemUTC()));
		}

		@Bean
		@ConditionalOnMissingBean(name = "bitrix24AuthConnectorCustomizer")
		AuthConnectorCustomizer bitrix24AuthConnectorCustomizer(Bitrix24EventQueuesProperties queues) {
			return new AuthConnectorCustomizer(queues.getOfflineQueue().getAuthConnector());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("bitrix24.events.path")
	static class ReceiverConfiguration {

		@Bean
		@ConditionalOnMissingBean
		EventAuthenticator bitrix24EventAuthenticator(Bitrix24EventsProperties properties,
				ObjectProvider<Bitrix24OAuth> oauth, ObjectProvider<Bitrix24Clients> clients,
				ObjectProvider<Bitrix24Client> client) {
			return new AuthenticatorFactory(oauth.getIfUnique(), clients.getIfUnique(), client.getIfUnique())
				.create(properties.getApplicationToken());
		}

		@Bean
		@ConditionalOnMissingBean
		EventReceiver bitrix24EventReceiver(EventAuthenticator authenticator, EventDispatcher dispatcher,
				Bitrix24EventsProperties properties, ObjectProvider<EventMonitor> monitors) {
			EventPropertyChecks.check(properties);
			return EventReceiver.builder(authenticator, dispatcher)
				.limits(FormLimits.defaults()
					.withMaxBytes(new FormLimit(properties.getMaxFormSize(), MAX_FORM_SIZE).bytes()))
				.capacity(properties.getQueueSize())
				.maxWait(properties.getQueueTimeout())
				.concurrency(properties.getConcurrency())
				.monitor(monitor(monitors))
				.build();
		}

		@Bean
		@ConditionalOnMissingBean
		EventReceiverLifecycle bitrix24EventReceiverLifecycle(EventReceiver receiver, Environment environment) {
			return new EventReceiverLifecycle(receiver, ShutdownPhase.timeout(environment));
		}

	}

}
