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
package io.github.b24spring.autoconfigure.docker.compose;

import io.github.b24spring.autoconfigure.Bitrix24ConnectionDetails;
import io.github.b24spring.autoconfigure.internal.PortalContainer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.boot.ssl.SslBundle;

/**
 * Makes {@link Bitrix24ConnectionDetails} from a service whose label
 * {@code org.springframework.boot.service-connection} is {@code bitrix24}, or whose image
 * is named so: an image of WireMock alone does not tell that it stands in for a portal.
 */
final class Bitrix24DockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<Bitrix24ConnectionDetails> {

	/**
	 * The port of WireMock's image.
	 */
	private static final int PORT = 8080;

	Bitrix24DockerComposeConnectionDetailsFactory() {
		super("bitrix24");
	}

	@Override
	protected Bitrix24ConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new Bitrix24DockerComposeConnectionDetails(source.getRunningService());
	}

	private static final class Bitrix24DockerComposeConnectionDetails extends DockerComposeConnectionDetails
			implements Bitrix24ConnectionDetails {

		private final String webhookUrl;

		private final @Nullable SslBundle sslBundle;

		private Bitrix24DockerComposeConnectionDetails(RunningService service) {
			super(service);
			this.sslBundle = getSslBundle(service);
			this.webhookUrl = ((this.sslBundle != null) ? "https" : "http") + "://" + service.host() + ":"
					+ service.ports().get(PORT) + PortalContainer.webhookPath(service.labels());
		}

		@Override
		public String getWebhookUrl() {
			return this.webhookUrl;
		}

		@Override
		public @Nullable SslBundle getSslBundle() {
			return this.sslBundle;
		}

	}

}
