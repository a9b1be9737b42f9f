package io.github.b24spring.client.crm.layout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The colour of a text, from light to dark. A name that is not among the constants is
 * kept.
 *
 * @param value the portal's name
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record TextColor(@JsonValue String value) {

	/**
	 * The lightest.
	 */
	public static final TextColor BASE_50 = new TextColor("base_50");

	/**
	 * Light.
	 */
	public static final TextColor BASE_60 = new TextColor("base_60");

	/**
	 * Dark.
	 */
	public static final TextColor BASE_70 = new TextColor("base_70");

	/**
	 * The darkest.
	 */
	public static final TextColor BASE_90 = new TextColor("base_90");

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public TextColor {
	}

}
