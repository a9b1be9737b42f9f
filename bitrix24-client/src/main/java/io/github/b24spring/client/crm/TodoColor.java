package io.github.b24spring.client.crm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The colour of a universal activity: the portal knows {@code "1"} to {@code "7"}.
 *
 * @param value the portal's id of the colour
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record TodoColor(@JsonValue String value) {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public TodoColor {
	}

	/**
	 * Choose a colour.
	 * @param number the number of the colour, 1 to 7
	 * @return the colour
	 */
	public static TodoColor of(int number) {
		return new TodoColor(Integer.toString(number));
	}

}
