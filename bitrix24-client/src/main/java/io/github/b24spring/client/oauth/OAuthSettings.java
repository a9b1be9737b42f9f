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
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.internal.time.Durations;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * How tokens are obtained.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class OAuthSettings {

	private final Set<String> serverHosts;

	private final Duration responseTimeout;

	private final Duration renewalTimeout;

	private final @Nullable PortalAddress localServer;

	private final Set<String> portalDomains;

	private final Predicate<InetAddress> portalAddresses;

	private OAuthSettings(Set<String> serverHosts, Duration responseTimeout, Duration renewalTimeout,
			@Nullable PortalAddress localServer, Set<String> portalDomains, Predicate<InetAddress> portalAddresses) {
		Assert.notEmpty(serverHosts, "'serverHosts' must not be empty");
		this.serverHosts = serverHosts;
		this.responseTimeout = Durations.positive("responseTimeout", responseTimeout);
		this.renewalTimeout = Durations.positive("renewalTimeout", renewalTimeout);
		Assert.isTrue(this.renewalTimeout.compareTo(this.responseTimeout) >= 0,
				"'renewalTimeout' must not be shorter than 'responseTimeout'");
		this.localServer = localServer;
		this.portalDomains = portalDomains;
		this.portalAddresses = portalAddresses;
	}

	/**
	 * Return the settings that an application starts from.
	 * @return the two OAuth servers of Bitrix24, 20 seconds for an answer, 60 seconds for
	 * a renewal, portals of any domain with addresses that are not internal
	 */
	public static OAuthSettings defaults() {
		return new OAuthSettings(
				Collections.unmodifiableSet(new LinkedHashSet<>(List.of("oauth.bitrix.info", "oauth.bitrix24.tech"))),
				Duration.ofSeconds(20), Duration.ofSeconds(60), null, Set.of(), ExternalAddresses::contains);
	}

	/**
	 * Change which servers the application's secret may be sent to. The one that the last
	 * tokens of a portal name is asked if it is among them, else the first.
	 * @param serverHosts names of hosts, without port
	 * @return changed settings
	 */
	public OAuthSettings withServerHosts(String... serverHosts) {
		return new OAuthSettings(hostNames(serverHosts, "oauth.bitrix.info"), this.responseTimeout, this.renewalTimeout,
				this.localServer, this.portalDomains, this.portalAddresses);
	}

	private static Set<String> hostNames(String[] hosts, String example) {
		Set<String> names = new LinkedHashSet<>();
		for (String host : hosts) {
			String name = PortalAddress.hostName(host);
			Assert.notNull(name, () -> "'" + host + "' is not the name of a host, such as " + example);
			names.add(name);
		}
		return Collections.unmodifiableSet(names);
	}

	/**
	 * Change the longest time for an answer of the OAuth server, or of the token store.
	 * @param responseTimeout the time
	 * @return changed settings
	 */
	public OAuthSettings withResponseTimeout(Duration responseTimeout) {
		return new OAuthSettings(this.serverHosts, responseTimeout, this.renewalTimeout, this.localServer,
				this.portalDomains, this.portalAddresses);
	}

	/**
	 * Change the longest time that calls wait while another process renews.
	 * @param renewalTimeout the time, which should be longer than twice the time for an
	 * answer: after that, another process takes over from one that was killed
	 * @return changed settings
	 */
	public OAuthSettings withRenewalTimeout(Duration renewalTimeout) {
		return new OAuthSettings(this.serverHosts, this.responseTimeout, renewalTimeout, this.localServer,
				this.portalDomains, this.portalAddresses);
	}

	/**
	 * Use an OAuth server and portals on this machine, without encryption, for tests.
	 * Tokens may then name other servers on this machine, but none elsewhere.
	 * @param url the server's address, such as {@code http://127.0.0.1:8080}
	 * @return changed settings
	 */
	public OAuthSettings withLocalServer(String url) {
		PortalAddress address = PortalAddress.of(URI.create(url));
		Assert.isTrue(address.isLoopback(), "'url' must be an address of this machine");
		return new OAuthSettings(this.serverHosts, this.responseTimeout, this.renewalTimeout, address,
				this.portalDomains, this.portalAddresses);
	}

	/**
	 * Change of which domains portals may be whose address comes from outside, such as
	 * from the request of an installation. Any, if none is given.
	 * @param portalDomains names such as {@code bitrix24.com}, which stand for all hosts
	 * below them as well
	 * @return changed settings
	 */
	public OAuthSettings withPortalDomains(String... portalDomains) {
		return new OAuthSettings(this.serverHosts, this.responseTimeout, this.renewalTimeout, this.localServer,
				hostNames(portalDomains, "bitrix24.com"), this.portalAddresses);
	}

	/**
	 * Change which addresses portals may have whose name comes from outside. All
	 * addresses of a name are asked for, and none may be refused.
	 * @param portalAddresses accepts an address; by default each that is not internal:
	 * neither of this machine nor of a private or special network
	 * @return changed settings
	 */
	public OAuthSettings withPortalAddresses(Predicate<InetAddress> portalAddresses) {
		return new OAuthSettings(this.serverHosts, this.responseTimeout, this.renewalTimeout, this.localServer,
				this.portalDomains, portalAddresses);
	}

	Set<String> serverHosts() {
		return this.serverHosts;
	}

	Duration responseTimeout() {
		return this.responseTimeout;
	}

	Duration renewalTimeout() {
		return this.renewalTimeout;
	}

	Duration lockTime() {
		return this.responseTimeout.multipliedBy(2);
	}

	@Nullable PortalAddress localServer() {
		return this.localServer;
	}

	Set<String> portalDomains() {
		return this.portalDomains;
	}

	Predicate<InetAddress> portalAddresses() {
		return this.portalAddresses;
	}

	/**
	 * Whether requests may be sent to an address at all: encrypted, or on this machine if
	 * that is wanted.
	 */
	boolean isTrustworthy(PortalAddress address) {
		return address.isSecure() || isLocal(address);
	}

	/**
	 * Whether an address is on this machine, and that is wanted.
	 */
	boolean isLocal(PortalAddress address) {
		return this.localServer != null && address.isLoopback();
	}

	@Override
	public String toString() {
		return "OAuthSettings[serverHosts=" + this.serverHosts + ", responseTimeout=" + this.responseTimeout
				+ ", renewalTimeout=" + this.renewalTimeout + ", localServer=" + this.localServer + ", portalDomains="
				+ this.portalDomains + "]";
	}

}
