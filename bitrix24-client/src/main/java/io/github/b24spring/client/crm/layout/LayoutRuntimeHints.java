package io.github.b24spring.client.crm.layout;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Lets Jackson reach the types of layouts in a native image.
 */
final class LayoutRuntimeHints implements RuntimeHintsRegistrar {

	private static final List<Class<?>> TYPES = List.of(Layout.class, LayoutBlocks.class, Icon.class, Logo.class,
			Header.class, Tag.class, Body.class, Footer.class, Button.class, Menu.class, MenuItem.class, Slider.class,
			Text.class, Animation.class, Emphasis.class, Scope.class, TextColor.class, TextSize.class, Action.class,
			Action.Redirect.class, Action.RestEvent.class, Action.OpenRestApp.class, Action.Unknown.class,
			ActionDeserializer.class, ContentBlock.class, ContentBlock.PlainText.class, ContentBlock.LargeText.class,
			ContentBlock.Link.class, ContentBlock.WithTitle.class, ContentBlock.LineOfBlocks.class,
			ContentBlock.Deadline.class, ContentBlock.Unknown.class, ContentBlockDeserializer.class);

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();
		TYPES.forEach((type) -> {
			binding.registerReflectionHints(hints.reflection(), type);
			// Factory and value methods that are not public are more than binding
			// expects.
			hints.reflection()
				.registerType(type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
						MemberCategory.INVOKE_DECLARED_METHODS);
		});
	}

}
