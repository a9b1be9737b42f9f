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
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

import io.github.b24spring.client.event.Bitrix24Event;

import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Finds which events of portals a method listens to.
 */
final class EventTypesOfMethod {

	private EventTypesOfMethod() {
	}

	/**
	 * Return the types, none of which is one of another; none if the method listens to
	 * something else.
	 */
	static Set<Class<? extends Bitrix24Event>> of(Method method) {
		Set<Class<? extends Bitrix24Event>> types = new LinkedHashSet<>();
		declared(method).map(EventTypesOfMethod::payload)
			.filter(Bitrix24Event.class::isAssignableFrom)
			.forEach((type) -> types.add(type.asSubclass(Bitrix24Event.class)));
		types.removeIf((type) -> types.stream().anyMatch((other) -> other != type && other.isAssignableFrom(type)));
		return Collections.unmodifiableSet(types);
	}

	private static Stream<ResolvableType> declared(Method method) {
		MergedAnnotation<EventListener> annotation = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY)
			.get(EventListener.class);
		Class<?>[] classes = annotation.isPresent() ? annotation.getClassArray("classes") : new Class<?>[0];
		if (classes.length > 0) {
			return Stream.of(classes).map(ResolvableType::forClass);
		}
		return (method.getParameterCount() > 0) ? Stream.of(ResolvableType.forMethodParameter(method, 0))
				: Stream.empty();
	}

	private static Class<?> payload(ResolvableType type) {
		ResolvableType published = type.as(PayloadApplicationEvent.class);
		return ((published != ResolvableType.NONE) ? published.getGeneric() : type).toClass();
	}

}
