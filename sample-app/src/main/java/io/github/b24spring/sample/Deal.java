package io.github.b24spring.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the application needs to know of a deal.
 *
 * @param id the id
 * @param title the title
 */
record Deal(@JsonProperty("ID") long id, @JsonProperty("TITLE") @Nullable String title) {

	public String name() {
		return (this.title != null && !this.title.isBlank()) ? this.title : "Deal " + this.id;
	}

}
