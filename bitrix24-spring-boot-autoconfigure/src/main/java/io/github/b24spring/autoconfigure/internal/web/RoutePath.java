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
