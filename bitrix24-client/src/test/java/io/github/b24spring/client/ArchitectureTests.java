package io.github.b24spring.client;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of the house that a compiler does not know.
 */
class ArchitectureTests {

	private static final String STAGE = "io.github.b24spring.client.exchange.Stage";

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("io.github.b24spring.client");

	@Test
	void clientKnowsNeitherBootNorMeters() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.boot..", "io.micrometer.core..")
			.check(this.classes);
	}

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices()
			.matching("io.github.b24spring.(**)")
			.should()
			.beFreeOfCycles()
			.check(this.classes);
	}

	@Test
	void nothingBlocksOrSubscribesByHand() {
		noClasses().should()
			.callMethodWhere(target(owner(assignableTo(Mono.class))).and(target(nameMatching("block.*|subscribe"))))
			.orShould()
			.callMethodWhere(target(owner(assignableTo(Flux.class)))
				.and(target(nameMatching("block.*|subscribe|to(Iterable|Stream)"))))
			.orShould()
			.callMethod(Thread.class, "sleep", long.class)
			.check(this.classes);
	}

	@Test
	void stagesKnowNoOtherStage() {
		assertThat(this.classes.get(STAGE).getAllSubclasses()).hasSizeGreaterThan(3);
		classes().that()
			.areAssignableTo(STAGE)
			.and()
			.areNotInterfaces()
			.should(new KnowNoOtherStage())
			.check(this.classes);
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
