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

import java.lang.reflect.TypeVariable;
import java.util.function.Predicate;

import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;

/**
 * A handler, and which events it is given.
 *
 * @param name what it is called in the log
 * @param accepts tells which events it is given
 * @param handler the handler
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record EventHandlerRegistration(String name, Predicate<Bitrix24Event> accepts,
		Bitrix24EventHandler<Bitrix24Event> handler) {

	public EventHandlerRegistration {
		Assert.hasText(name, "'name' must not be empty");
	}

	/**
	 * Register a handler for the events of its type argument.
	 * @param handler the handler, whose class says the type; a lambda does not
	 * @return the registration, by the name of the class
	 * @throws IllegalArgumentException if the type cannot be found
	 */
	public static EventHandlerRegistration of(Bitrix24EventHandler<?> handler) {
		ResolvableType argument = ResolvableType.forClass(Bitrix24EventHandler.class, handler.getClass()).getGeneric(0);
		Class<?> type = (argument.getType() instanceof TypeVariable) ? null : argument.resolve();
		Assert.isTrue(type != null && Bitrix24Event.class.isAssignableFrom(type),
				() -> "The type of events that " + handler.getClass().getName()
						+ " handles cannot be found: register it with the type, or make it a class");
		return of(handler.getClass().getName(), type.asSubclass(Bitrix24Event.class), handler);
	}

	/**
	 * Register a handler for the events of a type.
	 * @param name what it is called in the log
	 * @param type the type
	 * @param handler the handler, which must accept events of the type
	 * @return the registration
	 */
	@SuppressWarnings("unchecked")
	public static EventHandlerRegistration of(String name, Class<? extends Bitrix24Event> type,
			Bitrix24EventHandler<?> handler) {
		return new EventHandlerRegistration(name, type::isInstance, (Bitrix24EventHandler<Bitrix24Event>) handler);
	}

}
