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
package io.github.b24spring.client.oauth;

import java.net.URI;

import io.github.b24spring.client.credentials.PortalAddress;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the OAuth server: whom a portal names, if that one may know the application's
 * secret.
 */
final class TokenServers {

	private static final String PATH = "/oauth/token/";

	private final OAuthSettings settings;

	TokenServers(OAuthSettings settings) {
		this.settings = settings;
	}

	/**
	 * Find where tokens are issued.
	 * @param named the host that the portal's last tokens named
	 */
	URI tokenUri(@Nullable String named) {
		return URI.create(serverUrl(named) + PATH);
	}

	private String serverUrl(@Nullable String named) {
		PortalAddress local = this.settings.localServer();
		if (local != null) {
			PortalAddress address = (named != null) ? find(local.scheme() + "://" + named) : null;
			return ((address != null && address.isLoopback()) ? address : local).url();
		}
		String host = (named != null) ? PortalAddress.hostName(named) : null;
		return "https://" + ((host != null && this.settings.serverHosts().contains(host)) ? host
				: this.settings.serverHosts().iterator().next());
	}

	private static @Nullable PortalAddress find(String url) {
		try {
			return PortalAddress.find(URI.create(url));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
