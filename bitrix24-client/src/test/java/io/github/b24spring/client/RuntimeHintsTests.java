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
package io.github.b24spring.client;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.b24spring.client.crm.FieldDescriptor;
import io.github.b24spring.client.file.FileDownload;
import io.github.b24spring.client.file.FileUpload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The hints that an application's native image takes from this library.
 */
class RuntimeHintsTests {

	private static final String CATALOG = "io/github/b24spring/client/catalog/methods.tsv";

	private final RuntimeHints hints = new RuntimeHints();

	@BeforeEach
	void registerAsAnApplicationDoes() {
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter((registrar) -> ClassUtils.getPackageName(registrar.getClass())
				.startsWith("io.github.b24spring.client"))
			.forEach((registrar) -> registrar.registerHints(this.hints, getClass().getClassLoader()));
	}

	@Test
	void tableOfMethodsIsInTheImage() {
		assertThat(new ClassPathResource(CATALOG).exists()).isTrue();
		assertThat(RuntimeHintsPredicates.resource().forResource(CATALOG)).accepts(this.hints);
	}

	@Test
	void jacksonReachesFieldDescriptors() throws Exception {
		Class<?> description = Class.forName("io.github.b24spring.client.crm.FieldDescription");
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(FieldDescriptor.class.getDeclaredMethod("of", description))).accepts(this.hints);
		assertThat(
				RuntimeHintsPredicates.reflection().onMethodInvocation(FieldDescriptor.class.getMethod("attributes")))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(description.getDeclaredField("type")))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(description.getDeclaredConstructor()))
			.accepts(this.hints);
	}

	@Test
	void jacksonReachesEveryTypeOfTheCrm() {
		JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.github.b24spring.client.crm", "io.github.b24spring.client.file");
		List<Class<?>> bound = classes.stream()
			.filter((type) -> !type.isEquivalentTo(FileDownload.class))
			.filter((type) -> usesJackson(type) || type.isRecord() || type.getSimpleName().endsWith("Deserializer")
					|| type.getSimpleName().endsWith("Serializer"))
			.<Class<?>>map(JavaClass::reflect)
			.toList();
		assertThat(bound).hasSizeGreaterThan(50);
		assertThat(bound)
			.allSatisfy((type) -> assertThat(RuntimeHintsPredicates.reflection().onType(type)).as(type.getName())
				.accepts(this.hints));
		assertThat(bound).filteredOn((type) -> type != FileUpload.class && !type.isInterface())
			.allSatisfy((type) -> assertThat(type.getDeclaredConstructors())
				.filteredOn((constructor) -> !constructor.isSynthetic())
				.allSatisfy((constructor) -> assertThat(
						RuntimeHintsPredicates.reflection().onConstructorInvocation(constructor))
					.as(constructor.toString())
					.accepts(this.hints)));
		assertThat(bound).flatMap((type) -> List.of(type.getDeclaredMethods()))
			.filteredOn((method) -> method.isAnnotationPresent(JsonCreator.class)
					|| method.isAnnotationPresent(JsonValue.class))
			.hasSizeGreaterThan(10)
			.allSatisfy((method) -> assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method))
				.as(method.toString())
				.accepts(this.hints));
	}

	private static boolean usesJackson(JavaClass type) {
		return type.getAnnotations().stream().anyMatch((annotation) -> isJackson(annotation.getRawType()))
				|| type.getMembers()
					.stream()
					.flatMap((member) -> member.getAnnotations().stream())
					.anyMatch((annotation) -> isJackson(annotation.getRawType()));
	}

	private static boolean isJackson(JavaClass type) {
		return type.getPackageName().contains("jackson");
	}

}
