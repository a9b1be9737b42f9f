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
package io.github.b24spring.autoconfigure;

import java.util.List;
import java.util.function.Predicate;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.b24spring.autoconfigure.fixture.egg.Egg;
import io.github.b24spring.autoconfigure.fixture.hen.Hen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules that Boot holds its own auto-configurations to, each shown to refuse what
 * breaks it.
 */
class ArchitectureTests {

	static final List<Arguments> rules = List.of(
			Arguments.of("auto-configuration classes are public and final",
					classes().that()
						.areAnnotatedWith(AutoConfiguration.class)
						.should()
						.bePublic()
						.andShould()
						.haveModifier(JavaModifier.FINAL),
					List.of(OpenAutoConfiguration.class)),
			Arguments.of("auto-configuration classes have no public members", noMembers().that()
				.areDeclaredInClassesThat()
				.areAnnotatedWith(AutoConfiguration.class)
				.and(DescribedPredicate.describe("are no constructors", (member) -> !member.getName().equals("<init>")))
				.should()
				.bePublic(), List.of(OpenAutoConfiguration.class)),
			Arguments.of("conditions are not public",
					classes().that().areAssignableTo(Condition.class).should().notBePublic(),
					List.of(PublicCondition.class)),
			Arguments.of("bean methods are package-private",
					methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate(),
					List.of(WrongBeans.class)),
			Arguments.of("no condition on classes at bean methods",
					noMethods().that().areAnnotatedWith(Bean.class).should().beAnnotatedWith(ConditionalOnClass.class),
					List.of(WrongBeans.class)),
			Arguments.of("bean methods do not return private types",
					noMethods().that()
						.areAnnotatedWith(Bean.class)
						.should(method("return private types",
								(method) -> method.getRawReturnType().getModifiers().contains(JavaModifier.PRIVATE))),
					List.of(WrongBeans.class)),
			Arguments.of("conditions on missing beans do not repeat the return type",
					noMethods().should(method("repeat their return type", ArchitectureTests::repeatsReturnType)),
					List.of(WrongBeans.class)),
			Arguments.of("every bean can be replaced",
					methods().that()
						.areAnnotatedWith(Bean.class)
						.should()
						.beAnnotatedWith(ConditionalOnMissingBean.class),
					List.of(WrongBeans.class)),
			Arguments.of("prefixes of properties are plain values",
					noClasses().should(be(DescribedPredicate.<JavaClass>describe("named by 'prefix'",
							(type) -> type.tryGetAnnotationOfType(ConfigurationProperties.class)
								.map((annotation) -> !annotation.prefix().isEmpty())
								.orElse(false)))),
					List.of(WrongProperties.class)),
			Arguments.of("nothing is injected into fields",
					noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class),
					List.of(WrongBeans.class)),
			Arguments.of("packages have no cycles",
					SlicesRuleDefinition.slices()
						.matching("io.github.b24spring.autoconfigure.(**)")
						.should()
						.beFreeOfCycles(),
					List.of(Hen.class, Egg.class)),
			Arguments.of("nothing blocks or subscribes by hand",
					noClasses().should()
						.callMethodWhere(
								target(owner(assignableTo(Mono.class))).and(target(nameMatching("block.*|subscribe")))),
					List.of(WrongBeans.class)));

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("io.github.b24spring.autoconfigure");

	@ParameterizedTest(name = "{0}")
	@FieldSource("rules")
	void ruleIsKept(String name, ArchRule rule, List<Class<?>> culprits) {
		rule.allowEmptyShould(false).check(this.classes);
	}

	@ParameterizedTest(name = "{0}")
	@FieldSource("rules")
	void ruleRefusesWhatBreaksIt(String name, ArchRule rule, List<Class<?>> culprits) {
		assertThat(rule.evaluate(new ClassFileImporter().importClasses(culprits)).hasViolation()).isTrue();
	}

	@Test
	void everyAutoConfigurationIsImportedInOrder() {
		List<String> imported = ImportCandidates.load(AutoConfiguration.class, null)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.github.b24spring"))
			.toList();
		assertThat(imported).isSorted()
			.containsExactlyInAnyOrderElementsOf(this.classes.stream()
				.filter((type) -> type.isAnnotatedWith(AutoConfiguration.class))
				.map(JavaClass::getName)
				.toList());
	}

	private static ArchCondition<JavaMethod> method(String description, Predicate<JavaMethod> predicate) {
		return be(DescribedPredicate.describe(description, predicate));
	}

	private static boolean repeatsReturnType(JavaMethod method) {
		return method.tryGetAnnotationOfType(ConditionalOnMissingBean.class.getName())
			.flatMap((JavaAnnotation<JavaMethod> annotation) -> annotation.tryGetExplicitlyDeclaredProperty("value"))
			.map((types) -> List.of((Object[]) types).equals(List.of(method.getRawReturnType())))
			.orElse(false);
	}

	@AutoConfiguration
	static class OpenAutoConfiguration {

		@Bean
		public Object everybodys() {
			return "";
		}

	}

	public static final class PublicCondition implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return true;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WrongBeans {

		@Autowired
		private Object injected;

		@Bean
		@ConditionalOnClass(Mono.class)
		public Hidden hidden() {
			return new Hidden();
		}

		@Bean
		@ConditionalOnMissingBean(Disposable.class)
		Disposable repeated(Mono<Object> later) {
			return later.subscribe();
		}

		private static final class Hidden {

		}

	}

	@ConfigurationProperties(prefix = "wrong")
	static class WrongProperties {

	}

}
