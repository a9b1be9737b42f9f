package io.github.b24spring.client.crm;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A type of activities that the application registered.
 *
 * @param typeId the id of the type, unique within the application
 * @param name the display name
 * @param configurable whether its activities are configurable
 * @param iconId the id of the icon's file, 0 for none
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record CustomActivityType(@JsonProperty("TYPE_ID") String typeId, @JsonProperty("NAME") @Nullable String name,
		@JsonProperty("IS_CONFIGURABLE_TYPE") @Nullable Boolean configurable,
		@JsonProperty("ICON_ID") @Nullable Long iconId) {

}
