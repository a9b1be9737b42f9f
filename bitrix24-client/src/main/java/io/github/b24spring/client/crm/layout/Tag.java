package io.github.b24spring.client.crm.layout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A tag beside the title.
 *
 * @param title the text
 * @param type how it stands out
 * @param action what a click does, or {@code null} for nothing
 * @param scope where it is shown, or {@code null} for everywhere
 * @param hideIfReadonly whether it is hidden from who cannot change the activity, or
 * {@code null}
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tag(@JsonProperty("title") Text title, @JsonProperty("type") Emphasis type,
		@JsonProperty("action") @Nullable Action action, @JsonProperty("scope") @Nullable Scope scope,
		@JsonProperty("hideIfReadonly") @Nullable Boolean hideIfReadonly) {

	/**
	 * A tag that does nothing.
	 * @param title the text
	 * @param type how it stands out
	 */
	public Tag(Text title, Emphasis type) {
		this(title, type, null, null, null);
	}

}
