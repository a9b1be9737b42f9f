package io.github.b24spring.client.crm;

import io.github.b24spring.client.crm.layout.Layout;
import org.jspecify.annotations.Nullable;

/**
 * A configurable activity.
 *
 * @param id the id
 * @param ownerTypeId the type of the CRM object that it belongs to
 * @param ownerId the id of the CRM object that it belongs to
 * @param fields the fields
 * @param layout how it looks
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ConfigurableActivity(long id, CrmObjectType ownerTypeId, long ownerId,
		@Nullable ConfigurableFields fields, @Nullable Layout layout) {

	/**
	 * Return the CRM object that it belongs to.
	 * @return the object
	 */
	public CrmObject owner() {
		return new CrmObject(this.ownerTypeId, this.ownerId);
	}

}
