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
 * How a configurable activity looks. A layout may be put together in steps, and may come
 * from a portal; what a portal accepts is checked by {@link #validate()}, which the
 * operations call before they send it.
 *
 * @param icon the icon
 * @param header the head
 * @param body the middle
 * @param footer the foot, or {@code null}
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/structure/index.html">
 * Structure of configurable activities</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Layout(@JsonProperty("icon") Icon icon, @JsonProperty("header") Header header,
		@JsonProperty("body") Body body, @JsonProperty("footer") @Nullable Footer footer) {

	/**
	 * Create a layout without a foot.
	 * @param icon the icon
	 * @param header the head
	 * @param body the middle
	 */
	public Layout(Icon icon, Header header, Body body) {
		this(icon, header, body, null);
	}

	/**
	 * Set the foot.
	 * @param footer the foot
	 * @return a changed copy
	 */
	public Layout withFooter(Footer footer) {
		return new Layout(this.icon, this.header, this.body, footer);
	}

	/**
	 * Check the limits of the portal.
	 * @throws IllegalArgumentException if the portal would refuse the layout; the message
	 * tells which element
	 */
	public void validate() {
		LayoutRules.checkHeader(this.header);
		LayoutRules.checkBody(this.body);
		if (this.footer != null) {
			LayoutRules.checkFooter(this.footer);
		}
	}

}
