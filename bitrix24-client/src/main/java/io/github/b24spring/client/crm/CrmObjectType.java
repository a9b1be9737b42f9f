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

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A type of CRM objects, {@code OWNER_TYPE_ID} and {@code entityTypeId}. The numbers of
 * smart processes differ from portal to portal.
 *
 * @param value the portal's number
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/api-reference/crm/data-types.html">Data
 * types of the CRM</a>
 */
public record CrmObjectType(@JsonValue int value) {

	/**
	 * Leads.
	 */
	public static final CrmObjectType LEAD = new CrmObjectType(1);

	/**
	 * Deals.
	 */
	public static final CrmObjectType DEAL = new CrmObjectType(2);

	/**
	 * Contacts.
	 */
	public static final CrmObjectType CONTACT = new CrmObjectType(3);

	/**
	 * Companies.
	 */
	public static final CrmObjectType COMPANY = new CrmObjectType(4);

	/**
	 * Invoices of the old kind.
	 */
	public static final CrmObjectType OLD_INVOICE = new CrmObjectType(5);

	/**
	 * Estimates.
	 */
	public static final CrmObjectType QUOTE = new CrmObjectType(7);

	/**
	 * Requisites.
	 */
	public static final CrmObjectType REQUISITE = new CrmObjectType(8);

	/**
	 * Orders.
	 */
	public static final CrmObjectType ORDER = new CrmObjectType(14);

	/**
	 * Invoices.
	 */
	public static final CrmObjectType INVOICE = new CrmObjectType(31);

	/**
	 * Documents for signing.
	 */
	public static final CrmObjectType SIGN_DOCUMENT = new CrmObjectType(36);

	/**
	 * Documents of the company.
	 */
	public static final CrmObjectType COMPANY_DOCUMENT = new CrmObjectType(39);

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static @Nullable CrmObjectType fromJson(@Nullable Number value) {
		return (value != null) ? new CrmObjectType(value.intValue()) : null;
	}

}
