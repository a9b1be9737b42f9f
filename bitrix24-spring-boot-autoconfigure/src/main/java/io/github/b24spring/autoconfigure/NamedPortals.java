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

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.b24spring.client.Bitrix24Client;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.Assert;

/**
 * The portals of {@code bitrix24.portals}, where their names are known at run time only.
 * Where a name is known, inject what belongs to the portal with that name as
 * {@link org.springframework.beans.factory.annotation.Qualifier @Qualifier}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class NamedPortals {

	/**
	 * The name of the bean, which there is if any portal has a name.
	 */
	public static final String BEAN_NAME = "bitrix24NamedPortals";

	private final Set<String> names;

	private final BeanFactory beans;

	NamedPortals(String[] names, BeanFactory beans) {
		this.names = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names)));
		this.beans = beans;
	}

	/**
	 * Return the names.
	 * @return the names in the order of the properties
	 */
	public Set<String> names() {
		return this.names;
	}

	/**
	 * Return the client of a portal.
	 * @param name the name
	 * @return the client, the same bean that is injected
	 * @throws IllegalArgumentException if no portal has the name
	 */
	public Bitrix24Client client(String name) {
		Assert.isTrue(this.names.contains(name), () -> "No portal is called '" + name + "', only " + this.names);
		return this.beans.getBean(NamedPortalsRegistrar.clientName(name), Bitrix24Client.class);
	}

	@Override
	public String toString() {
		return "portals " + this.names;
	}

}
