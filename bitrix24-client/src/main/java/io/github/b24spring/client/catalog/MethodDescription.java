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

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.b24spring.client.RestVersion;

import org.springframework.util.Assert;

/**
 * What the Bitrix24 REST documentation tells about a method.
 *
 * @param name the name as documented
 * @param scopes the versions of the API that know the method, each with the scope that
 * the method needs there; several scopes are parted by commas, without saying whether one
 * of them is enough
 * @param deprecated whether the method's development has ended
 * @param reading whether the method only reads, so that it can be repeated and run
 * together with others; false where the documentation leaves that open
 * @param batchable whether the method can be a command of a batch of its version
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record MethodDescription(String name, Map<RestVersion, String> scopes, boolean deprecated, boolean reading,
		boolean batchable) {

	/**
	 * Create a description.
	 */
	public MethodDescription {
		Assert.hasText(name, "'name' must not be empty");
		Assert.notEmpty(scopes, "'scopes' must not be empty");
		scopes = Map.copyOf(scopes);
	}

	/**
	 * Return the versions of the API that know the method.
	 * @return the versions
	 */
	public Set<RestVersion> versions() {
		return this.scopes.keySet();
	}

	/**
	 * Return the scope that the method needs.
	 * @param version the version of the API
	 * @return the scope, empty if that version does not know the method
	 */
	public Optional<String> scope(RestVersion version) {
		return Optional.ofNullable(this.scopes.get(version));
	}

}
