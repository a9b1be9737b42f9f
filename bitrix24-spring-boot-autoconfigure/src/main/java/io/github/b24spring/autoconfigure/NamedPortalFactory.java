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

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.operations.Bitrix24Operations;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/**
 * Makes the beans of portals that have a name.
 */
class NamedPortalFactory {

	private final Environment environment;

	private final ListableBeanFactory beans;

	NamedPortalFactory(Environment environment, ListableBeanFactory beans) {
		this.environment = environment;
		this.beans = beans;
	}

	Bitrix24Client client(String name) {
		PortalConfiguration portal = PortalConfiguration.named(name, this.environment);
		PropertiesBitrix24ConnectionDetails details = new PropertiesBitrix24ConnectionDetails(portal.properties(),
				this.beans.getBeanProvider(SslBundles.class).getIfAvailable());
		Bitrix24Credentials credentials = new PortalCredentials(portal,
				this.beans.getBeanProvider(Bitrix24CredentialsProvider.class))
			.of(details);
		return this.beans.getBean(Bitrix24ClientBuilderFactory.class).builderFor(credentials, portal).build();
	}

	CrmActivityOperations activities(String name) {
		return CrmActivityOperations.of(existingClient(name));
	}

	Bitrix24Operations operations(String name) {
		return Bitrix24Operations.of(existingClient(name));
	}

	private Bitrix24Client existingClient(String name) {
		return this.beans.getBean(NamedPortalsRegistrar.clientName(name), Bitrix24Client.class);
	}

}
