package io.github.b24spring.client;

import io.github.b24spring.client.crm.FieldDescriptor;
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

}
