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

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Checks the address of a portal that comes from outside, before anything is sent there.
 */
final class PortalCheck {

	private final OAuthSettings settings;

	private final HostResolver resolver;

	private final Timing timing;

	PortalCheck(OAuthSettings settings, HostResolver resolver, Timing timing) {
		this.settings = settings;
		this.resolver = resolver;
		this.timing = timing;
	}

	/**
	 * Check an address, and all that its name stands for.
	 * @return the address; fails with a {@link RefusedRequestException}
	 */
	Mono<PortalAddress> check(PortalAddress portal) {
		return Mono.defer(() -> {
			checkName(portal);
			return this.settings.isLocal(portal) ? Mono.just(portal)
					: this.resolver.resolve(portal.hostName())
						.timeout(this.settings.responseTimeout(), Mono.just(List.of()), this.timing.scheduler())
						.doOnNext((addresses) -> checkAddresses(portal, addresses))
						.thenReturn(portal);
		});
	}

	/**
	 * Check what can be seen of an address without asking anybody.
	 * @throws RefusedRequestException if it is not allowed
	 */
	void checkName(PortalAddress portal) {
		if (this.settings.isLocal(portal)) {
			return;
		}
		if (!portal.isSecure()) {
			throw refused(portal, "does not use https");
		}
		if (!this.settings.portalDomains().isEmpty()
				&& this.settings.portalDomains().stream().noneMatch((domain) -> isBelow(portal.hostName(), domain))) {
			throw refused(portal, "is in none of the allowed domains");
		}
	}

	private static boolean isBelow(String hostName, String domain) {
		return hostName.equals(domain) || hostName.endsWith("." + domain);
	}

	private void checkAddresses(PortalAddress portal, List<InetAddress> addresses) {
		if (addresses.isEmpty()) {
			throw refused(portal, "is unknown to the name service");
		}
		if (!addresses.stream().allMatch(this.settings.portalAddresses())) {
			throw refused(portal, "has an internal address");
		}
	}

	private static RefusedRequestException refused(PortalAddress portal, String problem) {
		return new RefusedRequestException(RefusalReason.ADDRESS_NOT_ALLOWED,
				"The portal's host '" + portal.host() + "' " + problem);
	}

	/**
	 * Finds the addresses of a host, none if there are none.
	 */
	@FunctionalInterface
	interface HostResolver {

		Mono<List<InetAddress>> resolve(String hostName);

		/**
		 * Asks this machine's name service, which takes its time.
		 */
		static HostResolver system() {
			return (hostName) -> Mono.fromCallable(() -> {
				try {
					return List.copyOf(Arrays.asList(InetAddress.getAllByName(hostName)));
				}
				catch (UnknownHostException ex) {
					return List.<InetAddress>of();
				}
			}).subscribeOn(Schedulers.boundedElastic());
		}

	}

}
