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
package io.github.b24spring.client.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.b24spring.client.RestVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * The methods that the Bitrix24 REST documentation describes, found by name without
 * regard to case. A portal can have more: those of installed modules, and newer ones.
 * <p>
 * The table is the resource {@code methods.tsv} of this package, whose head tells where
 * the facts come from and how reading was told from writing. It is read on first use,
 * which blocks for some milliseconds.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class MethodCatalog {

	static final String RESOURCE = "methods.tsv";

	private static final String ABSENT = "-";

	private static final SingletonSupplier<MethodCatalog> DOCUMENTED = SingletonSupplier.of(MethodCatalog::load);

	private final Map<String, MethodDescription> methods;

	private MethodCatalog(Map<String, MethodDescription> methods) {
		this.methods = methods;
	}

	/**
	 * Return the catalog of the documented methods.
	 * @return the catalog, always the same
	 * @throws IllegalStateException if the resource is missing or malformed
	 */
	public static MethodCatalog documented() {
		return DOCUMENTED.obtain();
	}

	/**
	 * Find a method.
	 * @param method the name of the method, in any case
	 * @return the description, empty if the method is not documented
	 */
	public Optional<MethodDescription> find(String method) {
		return Optional.ofNullable(this.methods.get(key(method)));
	}

	/**
	 * Return whether a method is documented.
	 * @param method the name of the method, in any case
	 * @return whether there is a description of it
	 */
	public boolean isKnown(String method) {
		return this.methods.containsKey(key(method));
	}

	/**
	 * Return all documented methods.
	 * @return the descriptions in the order of their names
	 */
	public Collection<MethodDescription> methods() {
		return Collections.unmodifiableCollection(this.methods.values());
	}

	private static String key(String method) {
		return method.toLowerCase(Locale.ROOT);
	}

	private static MethodCatalog load() {
		try (@Nullable
		InputStream resource = MethodCatalog.class.getResourceAsStream(RESOURCE)) {
			if (resource == null) {
				throw new IllegalStateException("The table of methods " + RESOURCE + " is missing");
			}
			return parse(new InputStreamReader(resource, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalStateException("The table of methods " + RESOURCE + " cannot be read", ex);
		}
	}

	static MethodCatalog parse(Reader table) throws IOException {
		Map<String, MethodDescription> methods = new LinkedHashMap<>(4096);
		Map<Map<RestVersion, String>, Map<RestVersion, String>> shared = new HashMap<>();
		BufferedReader lines = new BufferedReader(table);
		int number = 0;
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			number++;
			if (!line.isEmpty() && line.charAt(0) != '#') {
				MethodDescription method = parse(line, number, shared);
				if (methods.putIfAbsent(key(method.name()), method) != null) {
					throw malformed(number, method.name() + " is there already");
				}
			}
		}
		if (methods.isEmpty()) {
			throw malformed(number, "there are no methods");
		}
		return new MethodCatalog(methods);
	}

	private static MethodDescription parse(String line, int number,
			Map<Map<RestVersion, String>, Map<RestVersion, String>> shared) {
		String[] columns = line.split("\t", -1);
		if (columns.length != 4) {
			throw malformed(number, "expected four columns, found " + columns.length);
		}
		for (String column : columns) {
			if (column.isBlank()) {
				throw malformed(number, "a column is empty");
			}
		}
		Map<RestVersion, String> scopes = new EnumMap<>(RestVersion.class);
		for (RestVersion version : RestVersion.values()) {
			String scope = columns[1 + version.ordinal()];
			if (!scope.equals(ABSENT)) {
				scopes.put(version, scope);
			}
		}
		if (scopes.isEmpty()) {
			throw malformed(number, "neither version knows the method");
		}
		String flags = columns[3];
		if (!flags.equals(ABSENT) && !flags.chars().allMatch((flag) -> "rds".indexOf(flag) != -1)) {
			throw malformed(number, "unknown flags " + flags);
		}
		return new MethodDescription(columns[0], shared.computeIfAbsent(scopes, Map::copyOf), flags.indexOf('d') != -1,
				flags.indexOf('r') != -1, flags.indexOf('s') == -1);
	}

	private static IllegalStateException malformed(int line, String problem) {
		return new IllegalStateException(
				"The table of methods %s is malformed in line %d: %s".formatted(RESOURCE, line, problem));
	}

}
