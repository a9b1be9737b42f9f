package io.github.b24spring.client.crm.layout;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The middle of an activity.
 *
 * @param logo the logo
 * @param blocks 1 to {@value #MAX_BLOCKS} blocks by key, in their order
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Body(@JsonProperty("logo") Logo logo, @JsonProperty("blocks") Map<String, ContentBlock> blocks) {

	/**
	 * How many blocks a body can have.
	 */
	public static final int MAX_BLOCKS = 20;

	public Body {
		blocks = Copies.of(blocks);
	}

}
