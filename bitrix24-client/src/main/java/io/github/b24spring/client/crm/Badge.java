package io.github.b24spring.client.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.crm.layout.Emphasis;
import io.github.b24spring.client.crm.layout.Text;

/**
 * A badge that a configurable activity can put on the card of its CRM object.
 *
 * @param code the code, unique on the portal
 * @param title the title
 * @param value the text
 * @param type how it stands out
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Badge(@JsonProperty("code") String code, @JsonProperty("title") Text title,
		@JsonProperty("value") Text value, @JsonProperty("type") Emphasis type) {

}
