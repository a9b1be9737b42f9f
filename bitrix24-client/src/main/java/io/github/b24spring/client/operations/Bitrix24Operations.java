package io.github.b24spring.client.operations;

import io.github.b24spring.client.Bitrix24Client;

/**
 * The typed families of methods, by the names that the documentation gives them. What no
 * family has is called with the {@link Bitrix24Client}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/api-reference/index.html">Bitrix24 REST API
 * reference</a>
 */
public interface Bitrix24Operations {

	/**
	 * Create the operations of a client.
	 * @param client the client
	 * @return the operations
	 */
	static Bitrix24Operations of(Bitrix24Client client) {
		return new Bitrix24Template(client);
	}

	/**
	 * Return the methods {@code crm.*}.
	 * @return the operations
	 */
	CrmOperations crm();

}
