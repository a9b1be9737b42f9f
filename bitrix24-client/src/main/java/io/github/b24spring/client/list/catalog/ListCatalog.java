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
package io.github.b24spring.client.list.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * The list methods that the Bitrix24 REST documentation describes for one version of the
 * API, found by name without regard to case.
 * <p>
 * The table is the resource {@code lists.tsv} of this package, whose head tells where the
 * facts come from. It is read on first use, which blocks for some milliseconds.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see io.github.b24spring.client.catalog.MethodCatalog
 */
public final class ListCatalog {

	static final String RESOURCE = "lists.tsv";

	private static final SingletonSupplier<ListCatalog> REST_2 = SingletonSupplier.of(() -> load("2"));

	private static final SingletonSupplier<ListCatalog> REST_3 = SingletonSupplier.of(() -> load("3"));

	private final Map<String, ListShape> lists;

	private ListCatalog(Map<String, ListShape> lists) {
		this.lists = lists;
	}

	/**
	 * Return the catalog of the documented list methods of REST 2.
	 * @return the catalog, always the same
	 * @throws IllegalStateException if the resource is missing or malformed
	 */
	public static ListCatalog rest2() {
		return REST_2.obtain();
	}

	/**
	 * Return the catalog of the documented list methods of REST 3.0.
	 * @return the catalog, always the same
	 * @throws IllegalStateException if the resource is missing or malformed
	 */
	public static ListCatalog rest3() {
		return REST_3.obtain();
	}

	/**
	 * Find a list method.
	 * @param method the name of the method, in any case
	 * @return its shape, empty if it is not documented or no list
	 */
	public Optional<ListShape> find(String method) {
		return Optional.ofNullable(this.lists.get(key(method)));
	}

	/**
	 * Return all documented list methods.
	 * @return the shapes in the order of the names
	 */
	public Collection<ListShape> lists() {
		return Collections.unmodifiableCollection(this.lists.values());
	}

	private static String key(String method) {
		return method.toLowerCase(Locale.ROOT);
	}

	private static ListCatalog load(String version) {
		try (@Nullable
		InputStream resource = ListCatalog.class.getResourceAsStream(RESOURCE)) {
			if (resource == null) {
				throw new IllegalStateException("The table of lists " + RESOURCE + " is missing");
			}
			return parse(new InputStreamReader(resource, StandardCharsets.UTF_8), version);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The table of lists " + RESOURCE + " cannot be read", ex);
		}
	}

	static ListCatalog parse(Reader table, String version) throws IOException {
		Map<String, ListShape> lists = new LinkedHashMap<>(512);
		BufferedReader lines = new BufferedReader(table);
		int number = 0;
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			number++;
			String[] columns = line.split("\t", -1);
			if (columns.length > 1 && line.charAt(0) != '#' && columns[1].equals(version)) {
				ListShape list = parse(columns, number);
				if (lists.putIfAbsent(key(list.method()), list) != null) {
					throw malformed(number, list.method() + " is there already", null);
				}
			}
		}
		if (lists.isEmpty()) {
			throw malformed(number, "there are no lists", null);
		}
		return new ListCatalog(lists);
	}

	private static ListShape parse(String[] columns, int number) {
		try {
			return ListShapeParser.parse(columns);
		}
		catch (IllegalArgumentException ex) {
			throw malformed(number, String.valueOf(ex.getMessage()), ex);
		}
	}

	private static IllegalStateException malformed(int line, String problem, @Nullable Exception cause) {
		return new IllegalStateException(
				"The table of lists %s is malformed in line %d: %s".formatted(RESOURCE, line, problem), cause);
	}

}
