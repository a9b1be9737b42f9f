package io.github.b24spring.client.crm;

import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import reactor.core.publisher.Mono;

/**
 * The methods {@code crm.activity.*}. The publishers fail with a
 * {@link io.github.b24spring.client.Bitrix24Exception}; the webhook or application needs
 * the scope {@code crm}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/index.html">Activities</a>
 */
public interface CrmActivityOperations {

	/**
	 * Makes the operations of a client.
	 * @param client the client
	 * @return the operations
	 */
	static CrmActivityOperations of(Bitrix24Client client) {
		return new CrmActivityTemplate(client);
	}

	/**
	 * Describes the fields of an activity's communications
	 * ({@code crm.activity.communication.fields}).
	 * @return the descriptors by name of the field, in the portal's order; unmodifiable
	 */
	Mono<Map<String, FieldDescriptor>> communicationFields();

	/**
	 * Describes the fields of activities ({@code crm.activity.fields}).
	 * @return the descriptors by name of the field, in the portal's order; unmodifiable
	 */
	Mono<Map<String, FieldDescriptor>> fields();

}
