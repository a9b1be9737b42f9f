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

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A piece of the content of an activity.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonDeserialize(using = ContentBlockDeserializer.class)
public sealed interface ContentBlock {

	/**
	 * Return the portal's name of the kind.
	 * @return the name
	 */
	String type();

	/**
	 * Return what the block is made of, in the portal's form.
	 * @return the keys and values, without nulls
	 */
	Map<String, Object> properties();

	/**
	 * Return the portal's form.
	 * @return the kind and the properties
	 */
	@JsonValue
	default Map<String, Object> toJson() {
		return new Properties().and("type", type()).and("properties", properties()).toMap();
	}

	/**
	 * A block that can stand in a line of blocks, or below a title.
	 */
	sealed interface Inline extends ContentBlock {

	}

	/**
	 * A text.
	 *
	 * @param value the text
	 * @param multiline whether line breaks are kept, or {@code null}
	 * @param title the tool tip, or {@code null}
	 * @param bold whether it is bold, or {@code null}
	 * @param size the size, or {@code null}
	 * @param color the colour, or {@code null}
	 * @param scope where it is shown, or {@code null} for everywhere
	 */
	@JsonDeserialize(using = ValueDeserializer.None.class)
	record PlainText(@JsonProperty("value") Text value, @JsonProperty("multiline") @Nullable Boolean multiline,
			@JsonProperty("title") @Nullable Text title, @JsonProperty("bold") @Nullable Boolean bold,
			@JsonProperty("size") @Nullable TextSize size, @JsonProperty("color") @Nullable TextColor color,
			@JsonProperty("scope") @Nullable Scope scope) implements Inline {

		/**
		 * Create a text that looks as usual.
		 * @param value the text
		 */
		public PlainText(Text value) {
			this(value, null, null, null, null, null, null);
		}

		@Override
		public String type() {
			return "text";
		}

		@Override
		public Map<String, Object> properties() {
			return new Properties().and("value", this.value)
				.and("multiline", this.multiline)
				.and("title", this.title)
				.and("bold", this.bold)
				.and("size", this.size)
				.and("color", this.color)
				.and("scope", this.scope)
				.toMap();
		}

	}

	/**
	 * A long text that can be folded.
	 *
	 * @param value the text
	 * @param scope where it is shown, or {@code null} for everywhere
	 */
	@JsonDeserialize(using = ValueDeserializer.None.class)
	record LargeText(@JsonProperty("value") Text value,
			@JsonProperty("scope") @Nullable Scope scope) implements ContentBlock {

		@Override
		public String type() {
			return "largeText";
		}

		@Override
		public Map<String, Object> properties() {
			return new Properties().and("value", this.value).and("scope", this.scope).toMap();
		}

	}

	/**
	 * A link.
	 *
	 * @param text the text
	 * @param action what a click does
	 * @param bold whether it is bold, or {@code null}
	 * @param scope where it is shown, or {@code null} for everywhere
	 */
	@JsonDeserialize(using = ValueDeserializer.None.class)
	record Link(@JsonProperty("text") Text text, @JsonProperty("action") Action action,
			@JsonProperty("bold") @Nullable Boolean bold,
			@JsonProperty("scope") @Nullable Scope scope) implements Inline {

		/**
		 * Create a link that looks as usual.
		 * @param text the text
		 * @param action what a click does
		 */
		public Link(Text text, Action action) {
			this(text, action, null, null);
		}

		@Override
		public String type() {
			return "link";
		}

		@Override
		public Map<String, Object> properties() {
			return new Properties().and("text", this.text)
				.and("action", this.action)
				.and("bold", this.bold)
				.and("scope", this.scope)
				.toMap();
		}

	}

	/**
	 * A block with a title.
	 *
	 * @param title the title
	 * @param block the block: a text, a link or a deadline
	 * @param inline whether both stand in one line, or {@code null}
	 * @param scope where it is shown, or {@code null} for everywhere
	 */
	@JsonDeserialize(using = ValueDeserializer.None.class)
	record WithTitle(@JsonProperty("title") Text title, @JsonProperty("block") ContentBlock block,
			@JsonProperty("inline") @Nullable Boolean inline,
			@JsonProperty("scope") @Nullable Scope scope) implements ContentBlock {

		/**
		 * Create a block with a title above it.
		 * @param title the title
		 * @param block the block
		 */
		public WithTitle(Text title, Inline block) {
			this(title, block, null, null);
		}

		@Override
		public String type() {
			return "withTitle";
		}

		@Override
		public Map<String, Object> properties() {
			return new Properties().and("title", this.title)
				.and("block", this.block)
				.and("inline", this.inline)
				.and("scope", this.scope)
				.toMap();
		}

	}

	/**
	 * Blocks that stand in one line.
	 *
	 * @param blocks the blocks by key, in their order: texts, links and deadlines
	 * @param scope where it is shown, or {@code null} for everywhere
	 */
	@JsonDeserialize(using = ValueDeserializer.None.class)
	record LineOfBlocks(@JsonProperty("blocks") Map<String, ContentBlock> blocks,
			@JsonProperty("scope") @Nullable Scope scope) implements ContentBlock {

		public LineOfBlocks {
			blocks = Copies.of(blocks);
		}

		@Override
		public String type() {
			return "lineOfBlocks";
		}

		@Override
		public Map<String, Object> properties() {
			return new Properties().and("blocks", this.blocks).and("scope", this.scope).toMap();
		}

	}

	/**
	 * The deadline of the activity.
	 *
	 * @param readonly whether it cannot be changed there, or {@code null}
	 * @param scope where it is shown, or {@code null} for everywhere
	 */
	@JsonDeserialize(using = ValueDeserializer.None.class)
	record Deadline(@JsonProperty("readonly") @Nullable Boolean readonly,
			@JsonProperty("scope") @Nullable Scope scope) implements Inline {

		/**
		 * Create a deadline that can be changed.
		 */
		public Deadline() {
			this(null, null);
		}

		@Override
		public String type() {
			return "deadline";
		}

		@Override
		public Map<String, Object> properties() {
			return new Properties().and("readonly", this.readonly).and("scope", this.scope).toMap();
		}

	}

	/**
	 * A block of a kind that this version does not know.
	 *
	 * @param type the portal's name of the kind
	 * @param properties the properties as they came
	 */
	@JsonDeserialize(using = ValueDeserializer.None.class)
	record Unknown(String type, Map<String, Object> properties) implements Inline {

		public Unknown {
			properties = Copies.of(properties);
		}

	}

}
