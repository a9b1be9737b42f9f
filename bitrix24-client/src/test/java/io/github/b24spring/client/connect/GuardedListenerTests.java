package io.github.b24spring.client.connect;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import io.github.b24spring.client.Bitrix24ClientListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Tests for {@link GuardedListener}.
 */
class GuardedListenerTests {

	static Stream<Method> callbacks() {
		return Arrays.stream(Bitrix24ClientListener.class.getMethods());
	}

	@ParameterizedTest
	@MethodSource("callbacks")
	void callbackThatThrowsIsPassedOver(Method callback) {
		Set<String> called = new HashSet<>();
		Bitrix24ClientListener throwing = (Bitrix24ClientListener) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { Bitrix24ClientListener.class }, (proxy, method, arguments) -> {
					called.add(method.getName());
					throw new IllegalStateException("broken");
				});
		Object[] arguments = new Object[callback.getParameterCount()];
		assertThatCode(() -> callback.invoke(new GuardedListener(throwing), arguments)).doesNotThrowAnyException();
		assertThat(called).containsExactly(callback.getName());
	}

}
