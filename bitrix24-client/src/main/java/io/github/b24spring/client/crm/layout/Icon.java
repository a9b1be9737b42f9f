package io.github.b24spring.client.crm.layout;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The icon of an activity.
 *
 * @param code the code, one of those that {@code crm.timeline.icon.list} gives
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Icon(@JsonProperty("code") String code) {

}
