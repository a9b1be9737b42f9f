package io.github.b24spring.client.crm;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A change of an activity: fields that are not set stay as they are. Immutable; every
 * method returns a changed copy.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see CrmActivityOperations#update(long, ActivityChange)
 */
public final class ActivityChange extends ActivityValues<ActivityChange> {

	private ActivityChange(Map<String, ? extends @Nullable Object> fields) {
		super(fields);
	}

	/**
	 * Start a change.
	 * @return a change of nothing
	 */
	public static ActivityChange create() {
		return new ActivityChange(Map.of());
	}

	@Override
	ActivityChange with(Map<String, @Nullable Object> fields) {
		return new ActivityChange(fields);
	}

}
