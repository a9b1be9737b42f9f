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
