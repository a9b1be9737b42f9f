package io.github.b24spring.client.operations;

import io.github.b24spring.client.crm.CrmActivityOperations;

/**
 * The families of the CRM.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface CrmOperations {

	/**
	 * Return the methods {@code crm.activity.*}.
	 * @return the operations
	 */
	CrmActivityOperations activities();

}
