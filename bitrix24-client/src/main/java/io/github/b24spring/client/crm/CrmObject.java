package io.github.b24spring.client.crm;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An object of the CRM: what an activity belongs to, or is bound to.
 *
 * @param type the type of the object
 * @param id the id of the object within its type
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record CrmObject(@JsonProperty("OWNER_TYPE_ID") @JsonAlias("entityTypeId") CrmObjectType type,
		@JsonProperty("OWNER_ID") @JsonAlias("entityId") long id) {

	/**
	 * Name a lead.
	 * @param id the id
	 * @return the lead
	 */
	public static CrmObject lead(long id) {
		return new CrmObject(CrmObjectType.LEAD, id);
	}

	/**
	 * Name a deal.
	 * @param id the id
	 * @return the deal
	 */
	public static CrmObject deal(long id) {
		return new CrmObject(CrmObjectType.DEAL, id);
	}

	/**
	 * Name a contact.
	 * @param id the id
	 * @return the contact
	 */
	public static CrmObject contact(long id) {
		return new CrmObject(CrmObjectType.CONTACT, id);
	}

	/**
	 * Name a company.
	 * @param id the id
	 * @return the company
	 */
	public static CrmObject company(long id) {
		return new CrmObject(CrmObjectType.COMPANY, id);
	}

	/**
	 * Name an object of any type.
	 * @param typeId the portal's number of the type
	 * @param id the id
	 * @return the object
	 */
	public static CrmObject of(int typeId, long id) {
		return new CrmObject(new CrmObjectType(typeId), id);
	}

}
