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

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.Bitrix24EventHandler;
import io.github.b24spring.client.event.EventHandlerRegistration;
import io.github.b24spring.client.event.EventSubscriptions;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;

/**
 * Finds who is given events: beans that handle them, and methods that listen to them.
 */
record EventHandlers(ConfigurableListableBeanFactory beans, Bitrix24EventListenerFactory listeners) {

	/**
	 * Return the handlers in their order. Listeners are known once all beans are made.
	 * Subscriptions are left to what binds them, whichever way an installation comes.
	 */
	List<EventHandlerRegistration> find() {
		List<EventHandlerRegistration> handlers = new ArrayList<>();
		Map<Object, String> names = new IdentityHashMap<>();
		this.beans.getBeansOfType(Bitrix24EventHandler.class).forEach((name, bean) -> names.put(bean, name));
		this.beans.getBeanProvider(Bitrix24EventHandler.class)
			.orderedStream()
			.filter((bean) -> !(bean instanceof EventSubscriptions))
			.forEach((bean) -> handlers.add(registration(String.valueOf(names.get(bean)), bean)));
		this.listeners.listeners().forEach((listener) -> handlers.add(registration(listener)));
		return handlers;
	}

	private EventHandlerRegistration registration(String name, Bitrix24EventHandler<?> bean) {
		return EventHandlerRegistration.of(name, type(name, bean), bean);
	}

	private static EventHandlerRegistration registration(Bitrix24EventListener listener) {
		Set<Class<? extends Bitrix24Event>> types = listener.types();
		return new EventHandlerRegistration(listener.getListenerId(),
				(event) -> types.stream().anyMatch((type) -> type.isInstance(event)), listener);
	}

	/**
	 * A lambda does not tell its types, but the method that makes the bean does.
	 */
	private Class<? extends Bitrix24Event> type(String name, Bitrix24EventHandler<?> bean) {
		Class<?> type = argument(ResolvableType.forInstance(bean));
		if (type == null && this.beans.containsBeanDefinition(name)) {
			type = argument(this.beans.getMergedBeanDefinition(name).getResolvableType());
		}
		Assert.state(type != null,
				() -> "Which events the bean '" + name + "' handles is not known. Declare it as"
						+ " Bitrix24EventHandler<CrmItemEvent> or another type of event, or as"
						+ " Bitrix24EventHandler<Bitrix24Event> for all of them");
		return type.asSubclass(Bitrix24Event.class);
	}

	private static @Nullable Class<?> argument(ResolvableType type) {
		ResolvableType argument = type.as(Bitrix24EventHandler.class).getGeneric();
		return (argument.getType() instanceof Class<?>) ? argument.resolve() : null;
	}

}
