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

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * The addresses of the public internet. What is left out are this machine, private
 * networks, and networks for special purposes, also where they are wrapped in an address
 * of IPv6.
 *
 * @see <a href=
 * "https://www.iana.org/assignments/iana-ipv4-special-registry/">Special-purpose
 * addresses</a>
 */
final class ExternalAddresses {

	private static final byte[][] SPECIAL = { network(0, 0, 8), network(10, 0, 8), network(100, 64, 10),
			network(127, 0, 8), network(169, 254, 16), network(172, 16, 12), network(192, 168, 16),
			network(198, 18, 15), network(224, 0, 3) };

	private static final byte[][] DOCUMENTATION = { { (byte) 192, 0, 0 }, { (byte) 192, 0, 2 }, { (byte) 192, 88, 99 },
			{ (byte) 198, 51, 100 }, { (byte) 203, 0, 113 } };

	private ExternalAddresses() {
	}

	private static byte[] network(int first, int second, int bits) {
		return new byte[] { (byte) first, (byte) second, (byte) bits };
	}

	static boolean contains(InetAddress address) {
		byte[] bytes = address.getAddress();
		return (address instanceof Inet6Address) ? containsIpv6(bytes) : containsIpv4(bytes, 0);
	}

	/**
	 * Global unicast alone, without the parts that stand for addresses of IPv4 or are not
	 * routed.
	 */
	private static boolean containsIpv6(byte[] bytes) {
		if (isNat64(bytes)) {
			return containsIpv4(bytes, 12);
		}
		if ((bytes[0] & 0xe0) != 0x20) {
			return false;
		}
		int first = pair(bytes, 0);
		int second = pair(bytes, 2);
		if (first == 0x2002) {
			return containsIpv4(bytes, 2);
		}
		boolean special = (first == 0x2001 && (second < 0x200 || second == 0xdb8)) || first >= 0x3ff0;
		return !special;
	}

	/**
	 * {@code 64:ff9b::/96}.
	 */
	private static boolean isNat64(byte[] bytes) {
		boolean nat64 = pair(bytes, 0) == 0x64 && pair(bytes, 2) == 0xff9b;
		for (int at = 4; at < 12; at += 2) {
			nat64 &= pair(bytes, at) == 0;
		}
		return nat64;
	}

	private static int pair(byte[] bytes, int at) {
		return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
	}

	private static boolean containsIpv4(byte[] bytes, int at) {
		int start = pair(bytes, at);
		for (byte[] network : SPECIAL) {
			if ((start ^ pair(network, 0)) >> (16 - network[2]) == 0) {
				return false;
			}
		}
		for (byte[] network : DOCUMENTATION) {
			if (bytes[at] == network[0] && bytes[at + 1] == network[1] && bytes[at + 2] == network[2]) {
				return false;
			}
		}
		return true;
	}

}
