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
package io.github.b24spring.client.exception;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.b24spring.client.exception.Bitrix24ValidationException.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every exception, those that are yet to be written included.
 */
class Bitrix24ExceptionTests {

	private static final Bitrix24Error ERROR = new Bitrix24Error("SOME_CODE", "Some words", "crm.deal.add", 400, true);

	static Stream<Bitrix24Exception> exceptions() {
		return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackagesOf(Bitrix24Exception.class)
			.stream()
			.filter((type) -> type.isAssignableTo(Bitrix24Exception.class))
			.map(JavaClass::reflect)
			.filter((type) -> !Modifier.isAbstract(type.getModifiers()))
			.map(Bitrix24ExceptionTests::create);
	}

	@Test
	void allExceptionsAreTried() {
		assertThat(exceptions()).hasSizeGreaterThan(25);
	}

	@ParameterizedTest
	@MethodSource("exceptions")
	void survivesSerialization(Bitrix24Exception exception) throws Exception {
		exception.setHint("See a property.");
		Bitrix24Exception copy = (Bitrix24Exception) deserialize(serialize(exception));
		assertThat(copy).hasSameClassAs(exception).hasMessage(exception.getMessage());
		assertThat(copy.error()).isEqualTo(exception.error());
		assertThat(copy.code()).isEqualTo(exception.code());
		assertThat(copy.mayHaveRun()).isEqualTo(exception.mayHaveRun());
		assertThat(copy.kind()).isEqualTo(exception.kind());
	}

	@ParameterizedTest
	@MethodSource("exceptions")
	void namesNoPropertyOfSpringBoot(Bitrix24Exception exception) {
		assertThat(exception.getMessage()).doesNotContain("bitrix24.");
	}

	@ParameterizedTest
	@MethodSource("exceptions")
	void isTheSameForAnotherMethod(Bitrix24Exception exception) {
		Bitrix24Exception other = exception.withMethod("crm.lead.add");
		assertThat(other).hasSameClassAs(exception);
		assertThat(other.method()).isEqualTo("crm.lead.add");
		assertThat(other.kind()).isEqualTo(exception.kind());
		assertThat(other.getCause()).isSameAs(exception.getCause());
		assertThat(other.getMessage()).isEqualTo(exception.getMessage().replaceFirst("crm.deal.add", "crm.lead.add"));
	}

	@ParameterizedTest
	@MethodSource("exceptions")
	void hintFollowsTheMessage(Bitrix24Exception exception) {
		String before = exception.getMessage();
		exception.setHint("First.");
		exception.setHint("See a property.");
		assertThat(exception).hasMessage(before + " See a property.");
	}

	@ParameterizedTest
	@EnumSource
	void everyKindHasAnException(FailureKind kind) {
		assertThat(exceptions().map(Bitrix24Exception::kind)).contains(kind);
	}

	@Test
	void listFailsAsItsCauseDoes() {
		Bitrix24Exception cause = new Bitrix24RateLimitException(ERROR);
		assertThat(Bitrix24ListException.of("crm.deal.list", 7L, cause).kind()).isEqualTo(FailureKind.RATE_LIMIT);
	}

	private static Bitrix24Exception create(Class<?> type) {
		Constructor<?> constructor = Arrays.stream(type.getConstructors())
			.min(Comparator.comparingInt(Constructor::getParameterCount))
			.orElseThrow();
		Object[] arguments = Arrays.stream(constructor.getParameterTypes())
			.map(Bitrix24ExceptionTests::argument)
			.toArray();
		try {
			return (Bitrix24Exception) constructor.newInstance(arguments);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Object argument(Class<?> type) {
		return Stream
			.of(ERROR, "crm.deal.add", Duration.ofMillis(5), Instant.EPOCH, 42L, new IOException("broken"),
					List.of(new FieldError("TITLE", "is empty")))
			.filter(type::isInstance)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No argument of " + type));
	}

	private static byte[] serialize(Object object) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(object);
		}
		return bytes.toByteArray();
	}

	private static Object deserialize(byte[] bytes) throws IOException, ClassNotFoundException {
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
			return in.readObject();
		}
	}

}
