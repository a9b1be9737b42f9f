package io.github.b24spring.client.crm.layout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the menu of an activity.
 *
 * @param title the text
 * @param action what a click does
 * @param scope where it is shown, or {@code null} for everywhere
 * @param hideIfReadonly whether it is hidden from who cannot change the activity, or
 * {@code null}
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MenuItem(@JsonProperty("title") Text title, @JsonProperty("action") Action action,
		@JsonProperty("scope") @Nullable Scope scope,
		@JsonProperty("hideIfReadonly") @Nullable Boolean hideIfReadonly) {

	/**
	 * An entry that everybody sees.
	 * @param title the text
	 * @param action what a click does
	 */
	public MenuItem(Text title, Action action) {
		this(title, action, null, null);
	}

}
