package io.github.b24spring.client.crm.layout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What the timeline shows after an event was sent to the application. Both block the
 * activity until the application updates it. A name that is not among the constants is
 * kept.
 *
 * @param value the portal's name
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Animation(@JsonValue String value) {

	/**
	 * The element is disabled.
	 */
	public static final Animation DISABLE = new Animation("disable");

	/**
	 * A loader turns.
	 */
	public static final Animation LOADER = new Animation("loader");

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public Animation {
	}

}
