package io.github.b24spring.client.crm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What the text of an activity is written in, {@code DESCRIPTION_TYPE}. The documentation
 * contradicts itself about the two kinds of markup; the constants follow its reference. A
 * number that is not among the constants is kept.
 *
 * @param value the portal's number
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/api-reference/crm/data-types.html">Data
 * types of the CRM</a>
 */
public record DescriptionFormat(@JsonValue int value) {

	/**
	 * Not set.
	 */
	public static final DescriptionFormat UNDEFINED = new DescriptionFormat(0);

	/**
	 * Plain text.
	 */
	public static final DescriptionFormat PLAIN_TEXT = new DescriptionFormat(1);

	/**
	 * BB code.
	 */
	public static final DescriptionFormat BB_CODE = new DescriptionFormat(2);

	/**
	 * HTML.
	 */
	public static final DescriptionFormat HTML = new DescriptionFormat(3);

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static @Nullable DescriptionFormat fromJson(@Nullable Number value) {
		return (value != null) ? new DescriptionFormat(value.intValue()) : null;
	}

}
