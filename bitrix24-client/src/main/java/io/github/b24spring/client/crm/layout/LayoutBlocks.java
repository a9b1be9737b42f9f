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

/**
 * Blocks that an application adds to an activity of another kind.
 *
 * @param blocks 1 to {@value Body#MAX_BLOCKS} blocks by key, in their order
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record LayoutBlocks(@JsonProperty("blocks") Map<String, ContentBlock> blocks) {

	public LayoutBlocks {
		blocks = Copies.of(blocks);
	}

	/**
	 * Check the limits of the portal.
	 * @throws IllegalArgumentException if the portal would refuse the blocks; the message
	 * tells which
	 */
	public void validate() {
		LayoutRules.checkBlocks("blocks", this.blocks);
	}

}
