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

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How a slider looks. It has a width or a boundary, not both.
 *
 * @param width the width in pixels, or {@code null}
 * @param leftBoundary the distance from the left edge in pixels, or {@code null}
 * @param title the title, or {@code null}
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Slider(@JsonProperty("width") @Nullable Integer width,
		@JsonProperty("leftBoundary") @Nullable Integer leftBoundary, @JsonProperty("title") @Nullable Text title) {

	/**
	 * Return a slider of a width.
	 * @param width the width in pixels
	 * @return the slider
	 */
	public static Slider ofWidth(int width) {
		return new Slider(width, null, null);
	}

	/**
	 * Return a slider that leaves room at the left.
	 * @param leftBoundary the distance from the left edge in pixels
	 * @return the slider
	 */
	public static Slider ofLeftBoundary(int leftBoundary) {
		return new Slider(null, leftBoundary, null);
	}

	/**
	 * Set the title.
	 * @param title the title
	 * @return a changed copy
	 */
	public Slider withTitle(Text title) {
		return new Slider(this.width, this.leftBoundary, title);
	}

}
