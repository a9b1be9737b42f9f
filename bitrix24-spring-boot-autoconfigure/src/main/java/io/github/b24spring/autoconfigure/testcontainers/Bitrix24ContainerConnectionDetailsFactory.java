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
package io.github.b24spring.autoconfigure.testcontainers;

import java.util.Map;

import io.github.b24spring.autoconfigure.Bitrix24ConnectionDetails;
import io.github.b24spring.autoconfigure.internal.PortalContainer;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Container;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/**
 * Makes {@link Bitrix24ConnectionDetails} from a container that is named so: an image of
 * WireMock alone does not tell that it stands in for a portal.
 */
final class Bitrix24ContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<Container<?>, Bitrix24ConnectionDetails> {

	Bitrix24ContainerConnectionDetailsFactory() {
		super("bitrix24");
	}

	@Override
	protected Bitrix24ConnectionDetails getContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
		return new Bitrix24ContainerConnectionDetails(source);
	}

	private static final class Bitrix24ContainerConnectionDetails extends ContainerConnectionDetails<Container<?>>
			implements Bitrix24ConnectionDetails {

		private Bitrix24ContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
			super(source);
		}

		@Override
		public String getWebhookUrl() {
			Container<?> container = getContainer();
			Map<String, String> labels = container.getContainerInfo().getConfig().getLabels();
			String path = PortalContainer.webhookPath((labels != null) ? labels : Map.of());
			String scheme = (getSslBundle() != null) ? "https" : "http";
			return scheme + "://" + container.getHost() + ":" + container.getFirstMappedPort() + path;
		}

		@Override
		public @Nullable SslBundle getSslBundle() {
			return super.getSslBundle();
		}

	}

}
