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

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What a portal accepts.
 */
final class LayoutRules {

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+");

	private static final Set<Emphasis> TAGS = Set.of(Emphasis.PRIMARY, Emphasis.SECONDARY, Emphasis.SUCCESS,
			Emphasis.WARNING, Emphasis.FAILURE);

	private static final Set<Emphasis> BUTTONS = Set.of(Emphasis.PRIMARY, Emphasis.SECONDARY);

	private LayoutRules() {
	}

	static void checkHeader(Header header) {
		checkAction("header.titleAction", header.titleAction());
		checkEach("header.tags", header.tags(), 0, Header.MAX_TAGS, (path, tag) -> {
			Assert.isTrue(TAGS.contains(tag.type()), () -> path + ".type cannot be '" + tag.type().value() + "'");
			checkAction(path + ".action", tag.action());
		});
	}

	static void checkBody(Body body) {
		checkAction("body.logo.action", body.logo().action());
		checkBlocks("body.blocks", body.blocks());
	}

	static void checkFooter(Footer footer) {
		checkEach("footer.buttons", footer.buttons(), 0, Footer.MAX_BUTTONS, (path, button) -> {
			Assert.isTrue(BUTTONS.contains(button.type()),
					() -> path + ".type cannot be '" + button.type().value() + "'");
			checkAction(path + ".action", button.action());
		});
		if (footer.menu() != null) {
			checkEach("footer.menu.items", footer.menu().items(), 0, Integer.MAX_VALUE,
					(path, item) -> checkAction(path + ".action", item.action()));
		}
	}

	static void checkBlocks(String path, Map<String, ContentBlock> blocks) {
		checkEach(path, blocks, 1, Body.MAX_BLOCKS, LayoutRules::checkBlock);
	}

	private static void checkBlock(String path, ContentBlock block) {
		if (block instanceof ContentBlock.Link link) {
			checkAction(path + ".action", link.action());
		}
		else if (block instanceof ContentBlock.WithTitle titled) {
			checkInline(path + ".block", titled.block());
		}
		else if (block instanceof ContentBlock.LineOfBlocks line) {
			checkEach(path + ".blocks", line.blocks(), 1, Integer.MAX_VALUE, LayoutRules::checkInline);
		}
	}

	private static void checkInline(String path, ContentBlock block) {
		Assert.isInstanceOf(ContentBlock.Inline.class, block,
				() -> path + " can be a text, a link or a deadline, not '" + block.type() + "'");
		checkBlock(path, block);
	}

	private static void checkAction(String path, @Nullable Action action) {
		if (action instanceof Action.OpenRestApp application && application.sliderParams() != null) {
			Slider slider = application.sliderParams();
			Assert.isTrue(slider.width() == null || slider.leftBoundary() == null,
					() -> path + ".sliderParams can have a width or a leftBoundary, not both");
		}
	}

	private static <T> void checkEach(String path, Map<String, T> elements, int min, int max,
			BiConsumer<String, T> check) {
		Assert.isTrue(elements.size() >= min, () -> path + " must not be empty");
		Assert.isTrue(elements.size() <= max,
				() -> path + " can have at most " + max + " elements, not " + elements.size());
		elements.forEach((key, element) -> {
			Assert.isTrue(KEY.matcher(key).matches(),
					() -> path + " has the key '" + key + "'; keys are made of Latin letters, digits, '-' and '_'");
			check.accept(path + "." + key, element);
		});
	}

}
