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
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which addresses of portals are accepted that come from outside.
 */
class PortalCheckTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final OAuthSettings SETTINGS = OAuthSettings.defaults();

	@ParameterizedTest
	@ValueSource(strings = { "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.0.1", "100.128.0.1", "169.253.0.1",
			"198.17.0.1", "198.20.0.1", "192.0.1.1", "223.255.255.255", "2a00:1450:4001::1", "64:ff9b::808:808",
			"2002:808:808::1" })
	void acceptsExternalAddresses(String address) {
		accept(SETTINGS, "https://company.bitrix24.com", address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.255.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255",
			"192.168.0.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1",
			"198.19.255.255", "198.51.100.1", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1",
			"::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1", "fe80::1", "fc00::1", "fd12:3456::1", "fec0::1",
			"ff02::1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::1", "2002:a00:1::1",
			"2001::1", "2001:db8::1", "100::1" })
	void refusesInternalAddresses(String address) {
		refuse(SETTINGS, "https://company.bitrix24.com", "has an internal address", address);
		refuse(SETTINGS, "https://company.bitrix24.com", "has an internal address", "8.8.8.8", address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://127.0.0.1", "https://localhost", "https://[::1]", "https://2130706433",
			"https://127.1", "https://169.254.169.254", "https://[::ffff:10.0.0.1]", "https://[fd00::1]:8443" })
	void refusesInternalAddressesThatAreWrittenOut(String url) {
		PortalCheck check = new PortalCheck(SETTINGS, PortalCheck.HostResolver.system(), Timing.system());
		StepVerifier.create(check.check(address(url))).expectErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(RefusedRequestException.class)
				.hasMessageContaining(address(url).host())
				.hasMessageContaining("internal address");
		}).verify(LIMIT);
	}

	@Test
	void refusesWhatIsNotEncrypted() {
		refuse(SETTINGS, "http://company.bitrix24.com", "does not use https", "8.8.8.8");
		refuse(SETTINGS, "ftp://company.bitrix24.com", "does not use https", "8.8.8.8");
	}

	@Test
	void refusesANameWithoutAddress() {
		refuse(SETTINGS, "https://company.bitrix24.com", "is unknown to the name service");
	}

	@Test
	void doesNotWaitForANameServiceForEver() {
		VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
		PortalCheck check = new PortalCheck(SETTINGS, (hostName) -> Mono.never(), Timing.of(scheduler));
		StepVerifier.create(check.check(address("https://company.bitrix24.com")))
			.then(() -> scheduler.advanceTimeBy(SETTINGS.responseTimeout()))
			.expectErrorMessage("The portal's host 'company.bitrix24.com' is unknown to the name service")
			.verify(LIMIT);
		scheduler.dispose();
	}

	@ParameterizedTest
	@CsvSource({ "bitrix24.com, true", "company.bitrix24.com, true", "a.b.bitrix24.com, true",
			"Company.BITRIX24.com., true", "evilbitrix24.com, false", "bitrix24.com.evil.example, false",
			"bitrix24.de, true", "bitrix24.eu, false" })
	void domainsCanBeLimited(String host, boolean accepted) {
		OAuthSettings settings = SETTINGS.withPortalDomains("bitrix24.com", "Bitrix24.DE");
		if (accepted) {
			accept(settings, "https://" + host, "8.8.8.8");
		}
		else {
			refuse(settings, "https://" + host, "is in none of the allowed domains", "8.8.8.8");
		}
	}

	@Test
	void addressesCanBeAllowedInstead() {
		OAuthSettings settings = SETTINGS.withPortalAddresses((address) -> address.getAddress()[0] == 10);
		accept(settings, "https://portal.company.example", "10.0.0.7");
		refuse(settings, "https://portal.company.example", "has an internal address", "8.8.8.8");
	}

	@Test
	void portalsOfThisMachineAreForTests() {
		OAuthSettings settings = SETTINGS.withLocalServer("http://127.0.0.1:8080");
		accept(settings, "http://127.0.0.1:9090");
		refuse(settings, "http://company.bitrix24.com", "does not use https", "127.0.0.1");
		refuse(settings, "https://company.bitrix24.com", "internal address", "127.0.0.1");
	}

	private static void accept(OAuthSettings settings, String url, String... addresses) {
		StepVerifier.create(check(settings, addresses).check(address(url)))
			.expectNext(address(url))
			.expectComplete()
			.verify(LIMIT);
	}

	private static void refuse(OAuthSettings settings, String url, String problem, String... addresses) {
		StepVerifier.create(check(settings, addresses).check(address(url))).expectErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(RefusedRequestException.class).hasMessageContaining(problem);
			assertThat(((RefusedRequestException) failure).reason()).isEqualTo(RefusalReason.ADDRESS_NOT_ALLOWED);
		}).verify(LIMIT);
	}

	private static PortalCheck check(OAuthSettings settings, String... addresses) {
		List<InetAddress> resolved = Arrays.stream(addresses).map(PortalCheckTests::inetAddress).toList();
		return new PortalCheck(settings, (hostName) -> Mono.just(resolved), Timing.system());
	}

	private static InetAddress inetAddress(String address) {
		try {
			return InetAddress.getByName(address);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private static PortalAddress address(String url) {
		return PortalAddress.of(URI.create(url));
	}

}
