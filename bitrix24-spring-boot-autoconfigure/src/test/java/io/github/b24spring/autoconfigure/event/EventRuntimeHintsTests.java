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
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.b24spring.client.event.ApplicationLifecycleEvent;
import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.CrmActivityEvent;
import io.github.b24spring.client.event.CrmItemEvent;
import io.github.b24spring.client.event.MessageEvent;
import io.github.b24spring.client.event.RawEvent;
import io.github.b24spring.client.event.RobotRequest;
import io.github.b24spring.client.event.TaskEvent;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a condition can ask of an event, it can ask in a native image.
 */
class EventRuntimeHintsTests {

	private static final List<Class<?>> EVENTS = List.of(Bitrix24Event.class, ApplicationLifecycleEvent.class,
			CrmActivityEvent.class, CrmItemEvent.class, MessageEvent.class, RawEvent.class, RobotRequest.class,
			TaskEvent.class);

	private static final List<String> PACKAGES = List.of(Bitrix24Event.class.getPackageName(),
			"io.github.b24spring.client.oauth.request");

	@Test
	void allThatEventsTellHasHints() {
		RuntimeHints hints = new RuntimeHints();
		new EventRuntimeHints().registerHints(hints, getClass().getClassLoader());
		Set<Class<?>> told = new LinkedHashSet<>();
		EVENTS.forEach((event) -> collect(event, told));
		assertThat(told).hasSizeGreaterThan(EVENTS.size());
		for (Class<?> type : told) {
			assertThat(Arrays.stream(type.getDeclaredMethods())
				.filter((method) -> Modifier.isPublic(method.getModifiers()))
				.filter((method) -> !Modifier.isStatic(method.getModifiers()))).as(type.getName())
				.allMatch((method) -> RuntimeHintsPredicates.reflection().onMethodInvocation(method).test(hints));
		}
	}

	private static void collect(Class<?> type, Set<Class<?>> told) {
		if (PACKAGES.contains(type.getPackageName()) && told.add(type)) {
			Stream
				.concat(Arrays.stream(type.getMethods())
					.filter((method) -> method.getParameterCount() == 0)
					.map(Method::getReturnType),
						type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()) : Stream.empty())
				.forEach((other) -> collect(other, told));
		}
	}

}
