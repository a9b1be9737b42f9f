package io.github.b24spring.client.file;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Lets Jackson write uploads in a native image.
 */
final class FileRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection()
			.registerType(FileUpload.class)
			.registerType(FileUploadSerializer.class, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
	}

}
