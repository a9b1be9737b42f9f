package io.github.b24spring.client.crm.layout;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The foot of an activity.
 *
 * @param buttons at most {@value #MAX_BUTTONS} buttons by key, in their order
 * @param menu the menu, or {@code null} for the usual one
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Footer(@JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("buttons") Map<String, Button> buttons,
		@JsonProperty("menu") @Nullable Menu menu) {

	/**
	 * How many buttons a footer can have.
	 */
	public static final int MAX_BUTTONS = 2;

	public Footer {
		buttons = Copies.of(buttons);
	}

	/**
	 * A footer with the usual menu.
	 * @param buttons the buttons by key, in their order
	 */
	public Footer(Map<String, Button> buttons) {
		this(buttons, null);
	}

}
