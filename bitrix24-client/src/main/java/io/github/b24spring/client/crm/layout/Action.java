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

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What a click does.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonDeserialize(using = ActionDeserializer.class)
public sealed interface Action {

	/**
	 * Return the portal's name of the kind.
	 * @return the name
	 */
	String type();

	/**
	 * Return the portal's form.
	 * @return the keys and values, without nulls
	 */
	@JsonValue
	Map<String, Object> toJson();

	/**
	 * Opens a page.
	 *
	 * @param uri the address
	 */
	@JsonDeserialize(using = ValueDeserializer.None.class)
	record Redirect(@JsonProperty("uri") String uri) implements Action {

		@Override
		public String type() {
			return "redirect";
		}

		@Override
		public Map<String, Object> toJson() {
			return new Properties().and("type", type()).and("uri", this.uri).toMap();
		}

	}

	/**
	 * Sends an event to the application.
	 *
	 * @param id the application's name of the action
	 * @param actionParams what is sent to the application besides
	 * @param animationType what is shown meanwhile, or {@code null}
	 */
	@JsonDeserialize(using = ValueDeserializer.None.class)
	record RestEvent(@JsonProperty("id") String id,
			@JsonProperty("actionParams") Map<String, @Nullable Object> actionParams,
			@JsonProperty("animationType") @Nullable Animation animationType) implements Action {

		public RestEvent {
			actionParams = Copies.of(actionParams);
		}

		/**
		 * Create an event without parameters and animation.
		 * @param id the application's name of the action
		 */
		public RestEvent(String id) {
			this(id, Map.of(), null);
		}

		@Override
		public String type() {
			return "restEvent";
		}

		@Override
		public Map<String, Object> toJson() {
			return new Properties().and("type", type())
				.and("id", this.id)
				.and("actionParams", this.actionParams)
				.and("animationType", this.animationType)
				.toMap();
		}

	}

	/**
	 * Opens the application in a slider; not in the mobile application.
	 *
	 * @param actionParams what is sent to the application
	 * @param sliderParams how the slider looks, or {@code null}
	 */
	@JsonDeserialize(using = ValueDeserializer.None.class)
	record OpenRestApp(@JsonProperty("actionParams") Map<String, @Nullable Object> actionParams,
			@JsonProperty("sliderParams") @Nullable Slider sliderParams) implements Action {

		public OpenRestApp {
			actionParams = Copies.of(actionParams);
		}

		@Override
		public String type() {
			return "openRestApp";
		}

		@Override
		public Map<String, Object> toJson() {
			return new Properties().and("type", type())
				.and("actionParams", this.actionParams)
				.and("sliderParams", this.sliderParams)
				.toMap();
		}

	}

	/**
	 * An action of a kind that this version does not know.
	 *
	 * @param properties the keys and values as they came, {@code type} among them
	 */
	@JsonDeserialize(using = ValueDeserializer.None.class)
	record Unknown(Map<String, Object> properties) implements Action {

		public Unknown {
			properties = Copies.of(properties);
		}

		@Override
		public String type() {
			return String.valueOf(this.properties.getOrDefault("type", ""));
		}

		@Override
		public Map<String, Object> toJson() {
			return new LinkedHashMap<>(this.properties);
		}

	}

}
