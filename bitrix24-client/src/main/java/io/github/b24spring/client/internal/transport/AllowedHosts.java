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
package io.github.b24spring.client.internal.transport;

import java.util.Set;
import java.util.stream.Collectors;

import io.github.b24spring.client.credentials.PortalAddress;

import org.springframework.util.Assert;

/**
 * Hosts that somebody vouches for, with or without a port.
 */
final class AllowedHosts {

	private static final int HTTPS_PORT = 443;

	private final Set<String> hosts;

	/**
	 * Read the names of hosts.
	 * @param property what they are set by
	 */
	AllowedHosts(String property, Set<String> hosts) {
		this.hosts = hosts.stream().map((host) -> normalize(property, host)).collect(Collectors.toUnmodifiableSet());
	}

	private static String normalize(String property, String host) {
		int colon = host.startsWith("[") ? host.indexOf(':', host.indexOf(']') + 1) : host.indexOf(':');
		String name = PortalAddress.hostName((colon != -1) ? host.substring(0, colon) : host);
		String port = (colon != -1) ? host.substring(colon + 1) : "";
		// What is no name may be a secret that was pasted into the wrong place.
		Assert.isTrue(name != null && (colon == -1 || port.matches("\\d{1,5}")),
				() -> "'" + property + "' has an entry that is not the name of a host, such as shop.example.com");
		return (colon != -1) ? name + ":" + port : name;
	}

	/**
	 * Whether an https address leads to one of the hosts.
	 * @param usualPort the port that a host without one stands for
	 */
	boolean permit(PortalAddress address, int usualPort) {
		int port = (address.port() != -1) ? address.port() : HTTPS_PORT;
		return address.isSecure() && ((address.port() == usualPort && this.hosts.contains(address.hostName()))
				|| this.hosts.contains(address.hostName() + ":" + port));
	}

}
