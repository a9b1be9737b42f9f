package io.github.b24spring.client.crm.layout;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The head of an activity.
 *
 * @param title the title
 * @param titleAction what a click on the title does, or {@code null} for nothing
 * @param tags at most {@value #MAX_TAGS} tags by key, in their order
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Header(@JsonProperty("title") Text title, @JsonProperty("titleAction") @Nullable Action titleAction,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("tags") Map<String, Tag> tags) {

	/**
	 * How many tags a header can have.
	 */
	public static final int MAX_TAGS = 2;

	public Header {
		tags = Copies.of(tags);
	}

	/**
	 * A header that is a title.
	 * @param title the title
	 */
	public Header(Text title) {
		this(title, null, Map.of());
	}

}
