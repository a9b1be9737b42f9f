package io.github.b24spring.client.json;

import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the mapper of a client.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24JsonMapper {

	private Bitrix24JsonMapper() {
	}

	/**
	 * Makes a mapper that understands the portal.
	 * @return the mapper
	 */
	public static JsonMapper create() {
		return builder().build();
	}

	/**
	 * Starts a mapper that understands the portal, to be adjusted further.
	 * @return the builder
	 */
	public static JsonMapper.Builder builder() {
		return JsonMapper.builder().addModule(new Bitrix24JacksonModule());
	}

}
