package io.github.b24spring.client.crm.layout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The size of a text. A name that is not among the constants is kept.
 *
 * @param value the portal's name
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record TextSize(@JsonValue String value) {

	/**
	 * The smallest.
	 */
	public static final TextSize XS = new TextSize("xs");

	/**
	 * Small.
	 */
	public static final TextSize SM = new TextSize("sm");

	/**
	 * Medium.
	 */
	public static final TextSize MD = new TextSize("md");

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public TextSize {
	}

}
