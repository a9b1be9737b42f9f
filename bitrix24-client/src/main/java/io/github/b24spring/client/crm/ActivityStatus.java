package io.github.b24spring.client.crm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The state of an activity, {@code STATUS}. A number that is not among the constants is
 * kept.
 *
 * @param value the portal's number
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/api-reference/crm/data-types.html">Data
 * types of the CRM</a>
 */
public record ActivityStatus(@JsonValue int value) {

	/**
	 * Not set.
	 */
	public static final ActivityStatus UNDEFINED = new ActivityStatus(0);

	/**
	 * To be done.
	 */
	public static final ActivityStatus PENDING = new ActivityStatus(1);

	/**
	 * Done.
	 */
	public static final ActivityStatus COMPLETED = new ActivityStatus(2);

	/**
	 * Done by a rule.
	 */
	public static final ActivityStatus AUTO_COMPLETED = new ActivityStatus(3);

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static @Nullable ActivityStatus fromJson(@Nullable Number value) {
		return (value != null) ? new ActivityStatus(value.intValue()) : null;
	}

}
