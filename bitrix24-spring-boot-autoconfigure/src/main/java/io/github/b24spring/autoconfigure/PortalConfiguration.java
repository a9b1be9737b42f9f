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

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;

/**
 * What the properties tell of one portal: those below {@code bitrix24} for the default
 * one, and those below {@code bitrix24.portals.<name>} for one that has a name, which
 * inherits from the default one whatever it does not set itself.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class PortalConfiguration {

	/**
	 * What customizers and metrics call all portals of the token store together, of which
	 * there may be any number. No configured portal can have this name.
	 */
	public static final String INSTALLED = "installed";

	private static final String PREFIX = "bitrix24";

	private final Environment environment;

	private final @Nullable String name;

	private final @Nullable String section;

	private PortalConfiguration(Environment environment, @Nullable String name, @Nullable String section) {
		this.environment = environment;
		this.name = name;
		this.section = section;
	}

	/**
	 * Read the default portal.
	 * @param environment where the properties are
	 * @return the portal without a name
	 */
	public static PortalConfiguration defaultPortal(Environment environment) {
		return new PortalConfiguration(environment, null, null);
	}

	/**
	 * Read a portal that has a name.
	 * @param name the name
	 * @param environment where the properties are
	 * @return the portal
	 */
	public static PortalConfiguration named(String name, Environment environment) {
		Assert.hasText(name, "'name' must not be empty");
		return new PortalConfiguration(environment, name, PREFIX + ".portals." + name);
	}

	/**
	 * Read what the portals of the token store have in common: they are not configured,
	 * and have the settings of the default one.
	 * @param environment where the properties are
	 * @return the portals, by the name {@value #INSTALLED}
	 */
	public static PortalConfiguration installed(Environment environment) {
		return new PortalConfiguration(environment, INSTALLED, null);
	}

	/**
	 * Return the name.
	 * @return the name, {@value #INSTALLED} for the portals of the token store;
	 * {@code null} for the default portal
	 */
	public @Nullable String name() {
		return this.name;
	}

	/**
	 * Bind properties of the portal.
	 * @param group the last part of their prefix, such as {@code rate-limit}; empty for
	 * those that have none
	 * @param target the object to bind to, with the defaults
	 * @param forget takes from the object what a portal does not inherit
	 * @param <T> the type of the object
	 * @return the object
	 */
	public <T> T bind(String group, T target, Consumer<T> forget) {
		Binder binder = Binder.get(this.environment);
		Bindable<T> bindable = Bindable.ofInstance(target);
		binder.bind(join(PREFIX, group), bindable);
		if (this.section != null) {
			forget.accept(target);
			binder.bind(join(this.section, group), bindable);
		}
		return target;
	}

	/**
	 * Bind properties of the portal, all of which it inherits.
	 * @param group the last part of their prefix, such as {@code rate-limit}
	 * @param target the object to bind to, with the defaults
	 * @param <T> the type of the object
	 * @return the object
	 */
	public <T> T bind(String group, T target) {
		return bind(group, target, (inherited) -> {
		});
	}

	/**
	 * Return the name of the property that decides.
	 * @param suffix what follows the prefix, such as {@code rate-limit.plan}
	 * @return the portal's own property if it is set, or is not inherited; else that of
	 * the default portal
	 */
	public String property(String suffix) {
		String inherited = join(PREFIX, suffix);
		if (this.section == null) {
			return inherited;
		}
		String own = ownProperty(suffix);
		return (this.environment.containsProperty(own) || !this.environment.containsProperty(inherited)) ? own
				: inherited;
	}

	/**
	 * Return the name of the portal's own property, whether it is set or not.
	 * @param suffix what follows the prefix, such as {@code webhook-url}
	 * @return the name
	 */
	public String ownProperty(String suffix) {
		return join((this.section != null) ? this.section : PREFIX, suffix);
	}

	/**
	 * Bind the properties that have no group.
	 * @return the properties, of which a portal that has a name inherits no credentials
	 */
	public Bitrix24Properties properties() {
		return bind("", new Bitrix24Properties(), (inherited) -> {
			inherited.setWebhookUrl(null);
			inherited.setPortalUrl(null);
			inherited.setAccessToken(null);
		});
	}

	private static String join(String prefix, String suffix) {
		return suffix.isEmpty() ? prefix : prefix + "." + suffix;
	}

	@Override
	public String toString() {
		if (this.section == null) {
			return (this.name != null) ? "installed portals" : "default portal";
		}
		return "portal '" + this.name + "'";
	}

}
