package io.github.b24spring.client.crm;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A file that is attached to an activity.
 *
 * @param id the id of the file
 * @param url the portal's link. It ends with an empty {@code auth} parameter: it opens in
 * a browser that is signed in to the portal, and in
 * {@link CrmActivityOperations#download(ActivityFile)}
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ActivityFile(@JsonProperty("id") long id, @JsonProperty("url") @Nullable String url) {

	@Override
	public String toString() {
		return "file " + this.id;
	}

}
