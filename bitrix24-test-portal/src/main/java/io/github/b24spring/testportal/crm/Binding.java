package io.github.b24spring.testportal.crm;

import java.util.Map;

import io.github.b24spring.testportal.list.PhpValues;
import org.jspecify.annotations.Nullable;

/**
 * An object of the CRM that an activity belongs to.
 */
record Binding(long typeId, long id) {

	boolean matches(Map<String, @Nullable Object> pair) {
		return (!pair.containsKey("OWNER_TYPE_ID") || PhpValues.integer(pair.get("OWNER_TYPE_ID")) == this.typeId)
				&& (!pair.containsKey("OWNER_ID") || PhpValues.integer(pair.get("OWNER_ID")) == this.id);
	}

}
