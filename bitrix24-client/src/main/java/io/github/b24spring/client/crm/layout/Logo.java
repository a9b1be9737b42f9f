package io.github.b24spring.client.crm.layout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The logo of an activity.
 *
 * @param code the code, one of those that {@code crm.timeline.logo.list} gives
 * @param action what a click does, or {@code null} for nothing
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Logo(@JsonProperty("code") String code, @JsonProperty("action") @Nullable Action action) {

	/**
	 * A logo that does nothing.
	 * @param code the code
	 */
	public Logo(String code) {
		this(code, null);
	}

}
