/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
