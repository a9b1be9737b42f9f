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
package io.github.b24spring.client.event;

import java.util.Collection;
import java.util.List;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.oauth.request.ApplicationInstalled;
import io.github.b24spring.client.oauth.request.ApplicationUpdated;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The events that the application wants, declared once for all portals. As a handler it
 * binds them when the application is installed or updated; a portal forgets them with
 * every version.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class EventSubscriptions implements Bitrix24EventHandler<ApplicationLifecycleEvent> {

	private final List<EventBinding> wanted;

	private EventSubscriptions(Collection<EventBinding> wanted) {
		this.wanted = List.copyOf(wanted);
	}

	/**
	 * Declare events.
	 * @param wanted the events, and how they come
	 * @return the subscriptions
	 */
	public static EventSubscriptions of(Collection<EventBinding> wanted) {
		return new EventSubscriptions(wanted);
	}

	/**
	 * Return what is declared.
	 * @return the events, and how they come
	 */
	public List<EventBinding> wanted() {
		return this.wanted;
	}

	/**
	 * Compare what is declared with what is bound on a portal. Nothing is changed.
	 * @param client the portal's client, with the tokens of the application
	 * @return the difference; fails as calls do
	 */
	public Mono<EventSubscriptionDifference> compare(Bitrix24Client client) {
		return EventOperations.of(client).bindings().collectList().map(this::difference);
	}

	private EventSubscriptionDifference difference(List<EventBinding> bound) {
		return new EventSubscriptionDifference(without(this.wanted, bound), without(bound, this.wanted));
	}

	private static List<EventBinding> without(List<EventBinding> all, List<EventBinding> others) {
		return all.stream().filter((binding) -> others.stream().noneMatch(binding::isSameAs)).toList();
	}

	/**
	 * Bind on a portal what is declared and missing there. What is bound beyond that is
	 * left alone.
	 * @param client the portal's client, with the tokens of the application; offline
	 * events need those of an administrator
	 * @return the difference that was found. Fails, after all were tried, with the
	 * failure of the first that could not be bound, by which those of others are
	 * suppressed
	 */
	public Mono<EventSubscriptionDifference> reconcile(Bitrix24Client client) {
		EventOperations operations = EventOperations.of(client);
		return compare(client).flatMap((difference) -> Flux.fromIterable(difference.missing())
			.concatMap((binding) -> operations.bind(binding)
				.then(Mono.<Exception>empty())
				.onErrorResume(Exception.class, Mono::just))
			.reduce(EventSubscriptions::both)
			.flatMap((failure) -> requireBound(client, failure))
			.thenReturn(difference));
	}

	private static Exception both(Exception first, Exception another) {
		Exceptions.addSuppressed(first, another);
		return first;
	}

	/**
	 * Who tells of an installation tells several times at once, and a portal refuses what
	 * another one has bound by now.
	 */
	private Mono<Void> requireBound(Bitrix24Client client, Exception failure) {
		return compare(client).onErrorMap((silent) -> failure)
			.flatMap((now) -> now.missing().isEmpty() ? Mono.empty() : Mono.error(failure));
	}

	@Override
	public Mono<Void> handle(ApplicationLifecycleEvent event) {
		boolean fresh = event.request() instanceof ApplicationInstalled
				|| event.request() instanceof ApplicationUpdated;
		return fresh ? Mono.defer(() -> reconcile(event.client())).then() : Mono.empty();
	}

	@Override
	public String toString() {
		return "EventSubscriptions " + this.wanted;
	}

}
