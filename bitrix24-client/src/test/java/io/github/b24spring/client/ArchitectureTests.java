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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.b24spring.client.fixture.KnowsBoot;
import io.github.b24spring.client.fixture.egg.Egg;
import io.github.b24spring.client.fixture.hen.Hen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of the house that a compiler does not know, each shown to refuse what breaks
 * it.
 */
class ArchitectureTests {

	private static final String STAGE = "io.github.b24spring.client.internal.pipeline.Stage";

	private static final ArchRule NEITHER_BOOT_NOR_METERS = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.boot..", "io.micrometer.core..");

	private static final ArchRule NO_CYCLES = SlicesRuleDefinition.slices()
		.matching("io.github.b24spring.(**)")
		.should()
		.beFreeOfCycles();

	/**
	 * An operator hands on the subscription that it is given; it makes none.
	 */
	private static final ArchRule NOTHING_BLOCKS = noClasses().that()
		.areNotAssignableTo(MonoOperator.class)
		.should()
		.callMethodWhere(target(owner(assignableTo(Mono.class))).and(target(nameMatching("block.*|subscribe"))))
		.orShould()
		.callMethodWhere(target(owner(assignableTo(Flux.class)))
			.and(target(nameMatching("block.*|subscribe|to(Iterable|Stream)"))))
		.orShould()
		.callMethod(Thread.class, "sleep", long.class);

	private static final ArchRule STAGES_ALONE = classes().that()
		.areAssignableTo(STAGE)
		.and()
		.areNotInterfaces()
		.should(new KnowNoOtherStage());

	private static final ArchRule ONE_CLOCK = noClasses().that()
		.resideOutsideOfPackage("io.github.b24spring.client.internal.time..")
		.should()
		.accessTargetWhere(describe("clocks and schedulers of the machine", ArchitectureTests::tellsTime));

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("io.github.b24spring.client");

	@Test
	void clientKnowsNeitherBootNorMeters() {
		NEITHER_BOOT_NOR_METERS.check(this.classes);
		verifyRefuses(NEITHER_BOOT_NOR_METERS, KnowsBoot.class);
	}

	@Test
	void packagesHaveNoCycles() {
		NO_CYCLES.check(this.classes);
		verifyRefuses(NO_CYCLES, Hen.class, Egg.class);
	}

	@Test
	void nothingBlocksOrSubscribesByHand() {
		NOTHING_BLOCKS.check(this.classes);
		verifyRefuses(NOTHING_BLOCKS, Blocks.class);
		verifyRefuses(NOTHING_BLOCKS, Subscribes.class);
		verifyRefuses(NOTHING_BLOCKS, Sleeps.class);
	}

	@Test
	void stagesKnowNoOtherStage() throws ClassNotFoundException {
		assertThat(this.classes.get(STAGE).getAllSubclasses()).hasSizeGreaterThan(3);
		STAGES_ALONE.check(this.classes);
		verifyRefuses(STAGES_ALONE, Class.forName("io.github.b24spring.client.internal.pipeline.NosyStage"));
	}

	@Test
	void timeComesFromOnePlace() {
		ONE_CLOCK.check(this.classes);
		verifyRefuses(ONE_CLOCK, AsksTheMachine.class);
		verifyRefuses(ONE_CLOCK, AsksTheMachineLater.class);
		verifyRefuses(ONE_CLOCK, AsksTheCalendar.class);
		verifyRefuses(ONE_CLOCK, AsksAClock.class);
		verifyRefuses(ONE_CLOCK, WaitsSomewhere.class);
		verifyRefuses(ONE_CLOCK, TakesAScheduler.class);
	}

	private static boolean tellsTime(JavaAccess<?> access) {
		String owner = access.getTargetOwner().getName();
		String name = access.getName();
		return switch (owner) {
			case "java.lang.System" -> name.equals("nanoTime") || name.equals("currentTimeMillis");
			case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
			case "reactor.core.scheduler.Schedulers" -> name.equals("parallel") || name.equals("single");
			case "reactor.core.publisher.Mono", "reactor.core.publisher.Flux" -> waitsWithoutScheduler(access);
			default -> owner.startsWith("java.time.") && name.equals("now");
		};
	}

	private static boolean waitsWithoutScheduler(JavaAccess<?> access) {
		if (!(access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target)) {
			return false;
		}
		List<String> parameters = target.getRawParameterTypes().stream().map(JavaClass::getSimpleName).toList();
		return parameters.contains("Duration") && !parameters.contains("Scheduler");
	}

	private static void verifyRefuses(ArchRule rule, Class<?>... culprits) {
		assertThat(rule.evaluate(new ClassFileImporter().importClasses(culprits)).hasViolation())
			.as("violation by " + culprits[0].getSimpleName())
			.isTrue();
	}

	private static final class Blocks {

		@Nullable Object now(Mono<Object> later) {
			return later.block();
		}

	}

	private static final class Subscribes {

		Disposable start(Flux<Object> later) {
			return later.subscribe();
		}

	}

	private static final class Sleeps {

		void pause() throws InterruptedException {
			Thread.sleep(1);
		}

	}

	private static final class AsksTheMachine {

		long now() {
			return System.nanoTime();
		}

	}

	private static final class AsksTheMachineLater {

		LongSupplier now() {
			return System::currentTimeMillis;
		}

	}

	private static final class AsksTheCalendar {

		Instant now() {
			return Instant.now();
		}

	}

	private static final class AsksAClock {

		Clock clock() {
			return Clock.systemUTC();
		}

	}

	private static final class WaitsSomewhere {

		Mono<Long> pause() {
			return Mono.delay(Duration.ofSeconds(1));
		}

	}

	private static final class TakesAScheduler {

		Scheduler scheduler() {
			return Schedulers.parallel();
		}

	}

	private static final class KnowNoOtherStage extends ArchCondition<JavaClass> {

		private KnowNoOtherStage() {
			super("know no other stage");
		}

		@Override
		public void check(JavaClass stage, ConditionEvents events) {
			stage.getDirectDependenciesFromSelf()
				.stream()
				.filter((dependency) -> dependency.getTargetClass().isAssignableTo(STAGE)
						&& !dependency.getTargetClass().isInterface() && !dependency.getTargetClass().equals(stage))
				.forEach((dependency) -> events.add(SimpleConditionEvent.violated(stage, dependency.getDescription())));
		}

	}

}
