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

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.Assert;

/**
 * Finds the methods that listen to events of portals. They get them from the dispatcher,
 * which waits for what they return and learns of their failures; Spring's own publisher
 * does neither.
 */
final class Bitrix24EventListenerFactory implements EventListenerFactory, Ordered {

	/**
	 * Before the factory of transactional listeners, which has 50.
	 */
	private static final int ORDER = 40;

	private static final String TRANSACTIONAL = "org.springframework.transaction.event.TransactionalEventListener";

	private final List<Bitrix24EventListener> listeners = new CopyOnWriteArrayList<>();

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public boolean supportsMethod(Method method) {
		MergedAnnotations annotations = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
		if (EventTypesOfMethod.of(method).isEmpty()) {
			return false;
		}
		Assert.state(!annotations.isPresent(TRANSACTIONAL),
				() -> "The method '" + method.getName() + "' of " + method.getDeclaringClass().getName()
						+ " would never be called: events of a portal are published in no transaction."
						+ " Use @EventListener, with @Transactional where one is needed");
		return true;
	}

	@Override
	public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
		Bitrix24EventListener listener = new Bitrix24EventListener(beanName, type, method);
		this.listeners.add(listener);
		return listener;
	}

	/**
	 * Return the listeners that were found, in their order.
	 */
	List<Bitrix24EventListener> listeners() {
		return this.listeners.stream().sorted(Comparator.comparingInt(Ordered::getOrder)).toList();
	}

}
