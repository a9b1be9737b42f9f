package io.github.b24spring.client.crm;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Lets Jackson reach the types of the CRM in a native image.
 */
final class CrmRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), FieldDescriptor.class);
		// A factory method and private fields are more than binding expects.
		hints.reflection().registerType(FieldDescriptor.class, MemberCategory.INVOKE_DECLARED_METHODS);
		hints.reflection()
			.registerType(FieldDescription.class, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
					MemberCategory.ACCESS_DECLARED_FIELDS);
	}

}
