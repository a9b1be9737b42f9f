package io.github.b24spring.client.crm.layout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A button below an activity.
 *
 * @param title the text
 * @param type {@link Emphasis#PRIMARY} or {@link Emphasis#SECONDARY}
 * @param action what a click does
 * @param scope where it is shown, or {@code null} for everywhere
 * @param hideIfReadonly whether it is hidden from who cannot change the activity, or
 * {@code null}
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Button(@JsonProperty("title") Text title, @JsonProperty("type") Emphasis type,
		@JsonProperty("action") Action action, @JsonProperty("scope") @Nullable Scope scope,
		@JsonProperty("hideIfReadonly") @Nullable Boolean hideIfReadonly) {

	/**
	 * A button that everybody sees.
	 * @param title the text
	 * @param type how it stands out
	 * @param action what a click does
	 */
	public Button(Text title, Emphasis type, Action action) {
		this(title, type, action, null, null);
	}

}
