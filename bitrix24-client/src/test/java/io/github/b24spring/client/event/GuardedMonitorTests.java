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

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Tests for {@link GuardedMonitor}.
 */
class GuardedMonitorTests {

	static Stream<Method> callbacks() {
		return Arrays.stream(EventMonitor.class.getMethods())
			.filter((method) -> !Modifier.isStatic(method.getModifiers()));
	}

	@ParameterizedTest
	@MethodSource("callbacks")
	void callbackThatThrowsKeepsNobodyFromBeingCalled(Method callback) {
		List<String> called = new ArrayList<>();
		EventMonitor throwing = (EventMonitor) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { EventMonitor.class }, (proxy, method, arguments) -> {
					called.add(method.getName());
					throw new AssertionError("broken");
				});
		EventMonitor guarded = EventMonitor.of(List.of(throwing, throwing));
		Object[] arguments = Arrays.stream(callback.getParameterTypes())
			.map((type) -> (type == int.class) ? 1 : (type == Duration.class) ? Duration.ZERO : null)
			.toArray();
		assertThatCode(() -> callback.invoke(guarded, arguments)).doesNotThrowAnyException();
		assertThat(called).containsExactly(callback.getName(), callback.getName());
	}

}
