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
