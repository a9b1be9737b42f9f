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
package io.github.b24spring.autoconfigure.internal.web;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Checks the paths of routes.
 *
 * @author The b24spring maintainers
 */
public final class RoutePath {

	private RoutePath() {
	}

	/**
	 * Refuse a path that would match anything but itself.
	 * @param path the path
	 * @param property the property that tells it
	 * @return the path
	 * @throws InvalidConfigurationPropertyValueException if it is none
	 */
	public static String check(String path, String property) {
		if (!path.matches("(/[A-Za-z0-9._~-]+)+")) {
			throw new InvalidConfigurationPropertyValueException(property, path,
					"It must begin with '/', not end with it, and hold no variables.");
		}
		return path;
	}

}
