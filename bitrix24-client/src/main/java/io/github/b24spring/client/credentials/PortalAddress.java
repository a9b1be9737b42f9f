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
package io.github.b24spring.client.credentials;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Where a portal answers, never with a path. The same portal has one address however it
 * is written: in lower case, national letters in their ASCII form, without the port that
 * the scheme implies.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class PortalAddress {

	private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:@%]+)(?::(\\d{1,5})?)?");

	private static final Pattern HOST_NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

	private static final Pattern CLOUD_PORTAL = Pattern.compile("[a-z0-9-]+\\.(bitrix24\\.[a-z]{2,}(?:\\.[a-z]{2})?)");

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	private static final int MAX_PORT = 65535;

	private final String scheme;

	private final String hostName;

	private final int port;

	private final String host;

	private PortalAddress(String scheme, String hostName, int port) {
		this.scheme = scheme;
		this.hostName = hostName;
		this.port = port;
		this.host = (port != -1) ? hostName + ":" + port : hostName;
	}

	/**
	 * Take the address of a portal out of any address on it.
	 * @param uri an absolute address
	 * @return the address
	 * @throws IllegalArgumentException if there is no host in it
	 */
	public static PortalAddress of(URI uri) {
		PortalAddress address = find(uri);
		Assert.notNull(address, "The address of a portal has a scheme and a host");
		return address;
	}

	/**
	 * Take the address of a portal out of any address on it, where there may be none.
	 * @param uri an address
	 * @return the address, or {@code null} if there is no host in it, or a user
	 */
	public static @Nullable PortalAddress find(URI uri) {
		// Java knows no host with an underscore, nor one with national letters.
		Matcher matcher = AUTHORITY.matcher((uri.getRawAuthority() != null) ? uri.getRawAuthority() : "");
		if (uri.getScheme() == null || !matcher.matches()) {
			return null;
		}
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		String hostName = hostName(matcher.group(1));
		int port = (matcher.group(2) != null) ? Integer.parseInt(matcher.group(2)) : -1;
		if (hostName == null || port > MAX_PORT) {
			return null;
		}
		return new PortalAddress(scheme, hostName, isImplied(scheme, port) ? -1 : port);
	}

	private static boolean isImplied(String scheme, int port) {
		return (port == 443 && scheme.equals("https")) || (port == 80 && scheme.equals("http"));
	}

	/**
	 * Write the name of a host in the one form in which names can be compared.
	 * @param name the name
	 * @return the name in lower case, ASCII alone, without a dot at its end; {@code null}
	 * if it is no name of a host
	 */
	public static @Nullable String hostName(String name) {
		if (name.startsWith("[")) {
			return name.toLowerCase(Locale.ROOT);
		}
		try {
			String ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
			String hostName = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
			return HOST_NAME.matcher(hostName).matches() ? hostName : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Return the scheme.
	 * @return the scheme in lower case
	 */
	public String scheme() {
		return this.scheme;
	}

	/**
	 * Return the name of the host.
	 * @return the name, without a port
	 */
	public String hostName() {
		return this.hostName;
	}

	/**
	 * Return the port.
	 * @return the port, or -1 if it is the one that the scheme implies
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Return the host.
	 * @return the name of the host, with the port if there is one
	 */
	public String host() {
		return this.host;
	}

	/**
	 * Return the address as text.
	 * @return scheme and host, without a slash at the end
	 */
	public String url() {
		return this.scheme + "://" + this.host;
	}

	/**
	 * Return whether requests are encrypted.
	 * @return whether the scheme is https
	 */
	public boolean isSecure() {
		return this.scheme.equals("https");
	}

	/**
	 * Return whether the portal is on this machine.
	 * @return whether the host is a name or address of this machine itself
	 */
	public boolean isLoopback() {
		return LOOPBACK.contains(this.hostName);
	}

	/**
	 * Return whether this and another address are portals of the same cloud, so that one
	 * can be the new name of the other.
	 * @param other the other address
	 * @return whether both are portals of, for example, {@code bitrix24.com}
	 */
	public boolean isSameCloud(PortalAddress other) {
		String domain = cloudDomain();
		return domain != null && domain.equals(other.cloudDomain());
	}

	private @Nullable String cloudDomain() {
		Matcher matcher = CLOUD_PORTAL.matcher(this.hostName);
		return matcher.matches() ? matcher.group(1) : null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PortalAddress address && address.scheme.equals(this.scheme)
				&& address.host.equals(this.host);
	}

	@Override
	public int hashCode() {
		return 31 * this.scheme.hashCode() + this.host.hashCode();
	}

	@Override
	public String toString() {
		return url();
	}

}
