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
package io.github.b24spring.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Finds which portals have a name.
 */
final class PortalNames {

	/**
	 * How the health and the metrics call the portal that has no name.
	 */
	static final String DEFAULT = "default";

	private static final List<String> RESERVED = List.of(DEFAULT, PortalConfiguration.INSTALLED);

	private static final String PREFIX = "bitrix24.portals";

	private PortalNames() {
	}

	/**
	 * Values are not looked at: the placeholder of a secret may have none yet.
	 */
	static Set<String> of(Environment environment) {
		Set<String> names = new Binder(ConfigurationPropertySources.get(environment))
			.bind(PREFIX, Bindable.mapOf(String.class, Object.class))
			.map(Map::keySet)
			.<Set<String>>map(LinkedHashSet::new)
			.orElseGet(Set::of);
		for (String name : names) {
			if (!name.matches("[A-Za-z0-9-]+") || RESERVED.contains(name)) {
				throw new InvalidConfigurationPropertyValueException(PREFIX, name,
						"The name of a portal must consist of letters, digits and '-', and be none of " + RESERVED
								+ ".");
			}
		}
		return names;
	}

}
