package io.github.b24spring.client;

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

	private static final ArchRule NOTHING_BLOCKS = noClasses().should()
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
