package io.github.b24spring.client.crm.layout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where an element is shown; everywhere unless set. A name that is not among the
 * constants is kept.
 *
 * @param value the portal's name
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Scope(@JsonValue String value) {

	/**
	 * In browsers alone.
	 */
	public static final Scope WEB = new Scope("web");

	/**
	 * In the mobile application alone.
	 */
	public static final Scope MOBILE = new Scope("mobile");

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public Scope {
	}

}
