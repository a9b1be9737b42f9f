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
