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
package io.github.b24spring.testportal.crm;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.b24spring.testportal.list.PhpValues;
import io.github.b24spring.testportal.method.PortalErrorException;
import org.jspecify.annotations.Nullable;

/**
 * Checks the layout of an activity.
 */
final class Layout {

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+");

	private static final Set<String> LANGUAGES = Set.of("en", "de", "ru", "fr", "pl", "es", "la", "br", "it", "ua",
			"tr");

	private static final Set<String> TAG_TYPES = Set.of("warning", "success", "failure", "primary", "secondary");

	private static final Set<String> SMALL_BLOCKS = Set.of("text", "link", "deadline");

	private static final Set<String> BLOCKS = Set.of("text", "largeText", "link", "withTitle", "lineOfBlocks",
			"deadline");

	private static final int MAX_BLOCKS = 20;

	private Layout() {
	}

	/**
	 * Check the layout of a configurable activity.
	 */
	static void check(Map<String, @Nullable Object> layout) {
		if (layout.isEmpty()) {
			throw Parameters.error("ERROR_EMPTY_LAYOUT", "Layout is empty");
		}
		Node root = new Node(layout, "layout", "icon* header* body* footer");
		root.child("icon", "code*");
		Node header = root.child("header", "title* titleAction tags");
		if (header != null) {
			header.text("title");
			header.action("titleAction");
			for (Node tag : header.children("tags", 2, "title* type* action scope hideIfReadonly")) {
				tag.text("title");
				tag.oneOf("type", TAG_TYPES);
				tag.action("action");
				tag.scope();
			}
		}
		Node body = root.child("body", "logo* blocks");
		if (body != null) {
			Node logo = body.child("logo", "code* action");
			if (logo != null) {
				logo.action("action");
			}
			checkBlocks(body, BLOCKS, MAX_BLOCKS);
		}
		checkFooter(root.child("footer", "buttons menu"));
	}

	/**
	 * Check the blocks that are added to an activity.
	 */
	static void checkBlocks(Map<String, @Nullable Object> layout) {
		checkBlocks(new Node(layout, "layout", "blocks*"), BLOCKS, MAX_BLOCKS);
	}

	private static void checkFooter(@Nullable Node footer) {
		if (footer == null) {
			return;
		}
		for (Node button : footer.children("buttons", 2, "title* type* action* scope hideIfReadonly")) {
			button.text("title");
			button.oneOf("type", Set.of("primary", "secondary"));
			button.action("action");
			button.scope();
		}
		Node menu = footer.child("menu", "showPinItem showPostponeItem showDeleteItem items");
		if (menu != null) {
			for (Node item : menu.children("items", Integer.MAX_VALUE, "title* action* scope hideIfReadonly")) {
				item.text("title");
				item.action("action");
				item.scope();
			}
		}
	}

	private static void checkBlocks(Node parent, Set<String> types, int limit) {
		for (Node block : parent.children("blocks", limit, "type* properties")) {
			checkBlock(block, types);
		}
	}

	private static void checkBlock(Node block, Set<String> types) {
		block.oneOf("type", types);
		switch (PhpValues.text(block.values.get("type"))) {
			case "text" -> {
				Node text = block.properties("value* multiline title bold size color scope");
				text.text("value");
				text.text("title");
				text.oneOf("size", Set.of("xs", "sm", "md"));
				text.oneOf("color", Set.of("base_50", "base_60", "base_70", "base_90"));
				text.scope();
			}
			case "largeText" -> {
				Node text = block.properties("value* scope");
				text.text("value");
				text.scope();
			}
			case "link" -> {
				Node link = block.properties("text* action* bold scope");
				link.text("text");
				link.action("action");
				link.scope();
			}
			case "withTitle" -> {
				Node titled = block.properties("title* block* inline scope");
				titled.text("title");
				titled.scope();
				Node nested = titled.child("block", "type* properties");
				if (nested != null) {
					checkBlock(nested, SMALL_BLOCKS);
				}
			}
			case "lineOfBlocks" -> {
				Node line = block.properties("blocks* scope");
				line.scope();
				checkBlocks(line, SMALL_BLOCKS, Integer.MAX_VALUE);
			}
			default -> block.properties("readonly scope").scope();
		}
	}

	/**
	 * Check a text that may be a map of languages to texts.
	 */
	static void checkText(@Nullable Object value) {
		Map<String, @Nullable Object> texts = PhpValues.map(value);
		if (texts != null && !LANGUAGES.containsAll(texts.keySet())) {
			throw Parameters.error("WRONG_LANG", "The portal does not have the languages " + texts.keySet());
		}
	}

	static PortalErrorException required(String path) {
		return Parameters.error("FIELD_IS_REQUIRED", "Field '" + path + "' is required");
	}

	static PortalErrorException redundant(String path) {
		return Parameters.error("FIELD_IS_REDUNDANT", "Field '" + path + "' is redundant");
	}

	/**
	 * An object of the layout. Its fields are written as words, those that are required
	 * with a star.
	 */
	private static final class Node {

		private final Map<String, @Nullable Object> values;

		private final String path;

		Node(Map<String, @Nullable Object> values, String path, String fields) {
			this.values = values;
			this.path = path;
			Set<String> known = new LinkedHashSet<>();
			for (String field : fields.split(" ")) {
				String name = field.replace("*", "");
				known.add(name);
				if (field.endsWith("*") && PhpValues.text(values.get(name)).isEmpty()) {
					throw required(path + "." + name);
				}
			}
			values.forEach((name, value) -> {
				if (!known.contains(name) || value == null) {
					throw redundant(path + "." + name);
				}
			});
		}

		@Nullable Node child(String name, String fields) {
			Object value = this.values.get(name);
			if (value == null) {
				return null;
			}
			return new Node(map(value, this.path + "." + name), this.path + "." + name, fields);
		}

		Node properties(String fields) {
			Object value = this.values.get("properties");
			return new Node((value != null) ? map(value, this.path + ".properties") : Map.of(),
					this.path + ".properties", fields);
		}

		Iterable<Node> children(String name, int limit, String fields) {
			Object value = this.values.get(name);
			if (value == null) {
				return Set.of();
			}
			String location = this.path + "." + name;
			Map<String, @Nullable Object> entries = map(value, location);
			if (entries.size() > limit) {
				throw Parameters.error("TOO_MANY_ITEMS", "Field '" + location + "' has more than " + limit + " items");
			}
			if (entries.isEmpty() && name.equals("blocks")) {
				throw required(location);
			}
			Set<Node> nodes = new LinkedHashSet<>();
			entries.forEach((key, entry) -> {
				if (!KEY.matcher(key).matches()) {
					throw Parameters.error("KEY_CONTAIN_WRONG_SYMBOLS", "Key '" + key + "' has wrong symbols");
				}
				nodes.add(new Node(map(entry, location + "." + key), location + "." + key, fields));
			});
			return nodes;
		}

		void text(String name) {
			checkText(this.values.get(name));
		}

		void oneOf(String name, Set<String> allowed) {
			Object value = this.values.get(name);
			if (value != null && !allowed.contains(PhpValues.text(value))) {
				throw Parameters.error("ENUM_FIELD",
						"Field '" + this.path + "." + name + "' must be one of " + allowed);
			}
		}

		void scope() {
			oneOf("scope", Set.of("web", "mobile"));
		}

		void action(String name) {
			Object value = this.values.get(name);
			if (value == null) {
				return;
			}
			Map<String, @Nullable Object> action = map(value, this.path + "." + name);
			String location = this.path + "." + name;
			switch (PhpValues.text(action.get("type"))) {
				case "redirect" -> new Node(action, location, "type* uri*");
				case "restEvent" -> new Node(action, location, "type* id* actionParams animationType")
					.oneOf("animationType", Set.of("disable", "loader"));
				case "openRestApp" -> {
					Node slider = new Node(action, location, "type* actionParams sliderParams").child("sliderParams",
							"width leftBoundary title");
					if (slider != null && slider.values.containsKey("width")
							&& slider.values.containsKey("leftBoundary")) {
						throw redundant(location + ".sliderParams.leftBoundary");
					}
				}
				case "" -> throw required(location + ".type");
				default -> throw Parameters.error("ENUM_FIELD", "Field '" + location + ".type' is unknown");
			}
		}

		private static Map<String, @Nullable Object> map(@Nullable Object value, String location) {
			Map<String, @Nullable Object> map = PhpValues.map(value);
			if (map == null) {
				throw Parameters.error("WRONG_FIELD_VALUE", "Field '" + location + "' must be an object");
			}
			return map;
		}

	}

}
