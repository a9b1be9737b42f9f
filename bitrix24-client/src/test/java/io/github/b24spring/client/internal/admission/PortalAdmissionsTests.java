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
package io.github.b24spring.client.internal.admission;

import java.time.Duration;
import java.util.stream.IntStream;

import io.github.b24spring.client.Bitrix24Limits;
import io.github.b24spring.client.exception.Bitrix24AdmissionException;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link PortalAdmissions}, in virtual time.
 */
class PortalAdmissionsTests {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final RateLimitSettings SETTINGS = RateLimitSettings.standard();

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final PortalAdmissions admissions = PortalAdmissions.create(Timing.of(this.clock), null);

	@ParameterizedTest
	@CsvSource({ "acme.bitrix24.com, acme.bitrix24.com:443", "acme.bitrix24.com, acme.bitrix24.com.",
			"acme.bitrix24.com, ACME.Bitrix24.com", "acme.bitrix24.com, Acme.bitrix24.COM.:443",
			"intranet:80, intranet", "intranet.:8080, INTRANET:8080", "портал.рф, xn--80awhdgm.xn--p1ai",
			"ПОРТАЛ.рф, портал.рф.", "[::1]:443, [::1]", "my_intranet, My_Intranet." })
	void portalIsTheSameHoweverItIsWritten(String host, String other) {
		assertThat(this.admissions.of(host, SETTINGS)).isSameAs(this.admissions.of(other, SETTINGS));
	}

	@ParameterizedTest
	@CsvSource({ "acme.bitrix24.com, acme.bitrix24.de", "intranet:8080, intranet:8081", "intranet, intranet:8443",
			"a.example, b.example" })
	void otherHostsAndPortsAreOtherPortals(String host, String other) {
		assertThat(this.admissions.of(host, SETTINGS)).isNotSameAs(this.admissions.of(other, SETTINGS));
	}

	@Test
	void renamedPortalIsTheSameInEverySpelling() {
		PortalAdmission portal = this.admissions.of("old.bitrix24.com", SETTINGS);
		this.admissions.renamed("OLD.bitrix24.com", "new.bitrix24.com:443");
		assertThat(this.admissions.of("New.bitrix24.com.", SETTINGS)).isSameAs(portal);
		this.admissions.renamed("unknown.bitrix24.com", "other.bitrix24.com");
		assertThat(this.admissions.of("other.bitrix24.com", SETTINGS)).isNotSameAs(portal);
	}

	@Test
	void renamingIntoAKnownPortalLeavesThatAsItIs() {
		PortalAdmission known = this.admissions.of("new.bitrix24.com", SETTINGS);
		this.admissions.of("old.bitrix24.com", SETTINGS);
		this.admissions.renamed("old.bitrix24.com", "new.bitrix24.com");
		assertThat(this.admissions.of("new.bitrix24.com", SETTINGS)).isSameAs(known);
	}

	@Tag("extensive")
	@Test
	void portalsThatNobodyUsesAreForgotten() {
		Admission held = this.admissions.of("held.example", SETTINGS, "account", this);
		IntStream.range(0, 10_000)
			.forEach((i) -> this.admissions.of("portal" + i + ".example", SETTINGS, "account", this));
		await().atMost(LIMIT).untilAsserted(() -> {
			passHalfAnHour();
			this.admissions.of("new.example", SETTINGS);
			assertThat(this.admissions.size()).isLessThanOrEqualTo(2);
		});
		assertThat(this.admissions.of("held.example", SETTINGS)).isSameAs(held.portal());
	}

	@Tag("extensive")
	@Test
	void accountsThatNobodyUsesAreForgotten() {
		PortalAdmission portal = this.admissions.of("portal.example", SETTINGS);
		OperatingBudget held = portal.budget("held");
		IntStream.range(0, 50_000).forEach((i) -> portal.budget("account" + i));
		await().atMost(LIMIT).untilAsserted(() -> {
			passHalfAnHour();
			portal.budget("new");
			assertThat(portal.accounts()).isLessThanOrEqualTo(2);
		});
		assertThat(portal.budget("held")).isSameAs(held);
	}

	@Test
	void accountIsRememberedForAsLongAsItsCountsHold() {
		PortalAdmission portal = this.admissions.of("portal.example", SETTINGS);
		portal.budget("account").refused("crm.deal.list");
		for (int i = 0; i < 4; i++) {
			this.clock.advanceTimeBy(Duration.ofMinutes(7));
			System.gc();
			portal.budget("other");
		}
		assertThat(portal.budget("account").find("crm.deal.list")).isNotNull();
	}

	@Test
	void portalIsRememberedWhileItIsUsedNowAndThen() {
		this.admissions.of("portal.example", SETTINGS).refused(Duration.ofMinutes(9));
		for (int i = 0; i < 4; i++) {
			this.clock.advanceTimeBy(Duration.ofMinutes(2));
			System.gc();
			this.admissions.of("other.example", SETTINGS);
		}
		assertThat(this.admissions.of("portal.example", SETTINGS, "account", this).limits().pausedFor())
			.isEqualTo(Duration.ofMinutes(1));
	}

	@Test
	void settingsOfTheFirstClientHoldWhileOneIsOpen() {
		Object first = new Object();
		Object second = new Object();
		this.admissions.of("portal.example", SETTINGS, "account", first);
		this.admissions.of("PORTAL.example", RateLimitSettings.enterprise(), "account", second);
		this.admissions.closed(first);
		Admission third = this.admissions.of("portal.example", RateLimitSettings.enterprise(), "account", this);
		assertThat(third.limits().capacity()).isEqualTo(SETTINGS.burst() - SETTINGS.margin());
	}

	@Test
	void settingsOfTheNextClientHoldWhenAllAreClosedWhileCountsStay() {
		Object first = new Object();
		Object second = new Object();
		Admission before = this.admissions.of("portal.example", SETTINGS, "account", first);
		this.admissions.of("portal.example", SETTINGS, "other", second);
		take(before, 40);
		before.exhausted("crm.deal.list");
		this.admissions.closed(first);
		this.admissions.closed(second);
		RateLimitSettings enterprise = RateLimitSettings.enterprise();
		Admission after = this.admissions.of("portal.example.", enterprise, "account", this);
		Bitrix24Limits limits = after.limits();
		assertThat(limits.capacity()).isEqualTo(enterprise.burst() - enterprise.margin());
		assertThat(limits.rate()).isEqualTo(enterprise.rate());
		assertThat(limits.permits()).isEqualTo(limits.capacity() - 40);
		assertThat(after.isStopped("crm.deal.list")).isTrue();
		assertThat(after.portal()).isSameAs(before.portal());
	}

	@ParameterizedTest
	@CsvSource({ "50, 10, 0", "50, 200, 150", "10, 50, 40", "200, 40, 0" })
	void countedRequestsStayCountedUnderSmallerAndLargerLimits(int burst, int nextBurst, int places) {
		Object first = new Object();
		Admission before = this.admissions.of("portal.example", limit(burst), "account", first);
		take(before, burst);
		assertThat(before.limits().permits()).isZero();
		this.admissions.closed(first);
		Admission after = this.admissions.of("portal.example", limit(nextBurst), "account", this);
		assertThat(after.limits().permits()).isEqualTo(places);
		this.clock.advanceTimeBy(Duration.ofMinutes(10));
		assertThat(after.limits().permits()).isEqualTo(nextBurst);
	}

	private static RateLimitSettings limit(int burst) {
		return RateLimitSettings.standard().withLimit(burst, 1).withMargin(0);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void pauseAndSlownessOutliveTheSettings(boolean ownLimiter) {
		PortalAdmissions some = ownLimiter ? PortalAdmissions.create(Timing.of(this.clock),
				(host, settings) -> new LeakyBucket(settings, Timing.of(this.clock))) : this.admissions;
		Object first = new Object();
		Admission before = some.of("portal.example", SETTINGS, "account", first);
		before.refused(null);
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		before.refused(Duration.ofSeconds(90));
		some.closed(first);
		Admission after = some.of("portal.example", RateLimitSettings.enterprise(), "account", this);
		assertThat(after.limits().pausedFor()).isEqualTo(Duration.ofSeconds(90));
		assertThat(after.limits().rate()).isBetween(3.0, 4.0);
		this.clock.advanceTimeBy(Duration.ofSeconds(90));
		assertThat(after.limits().permits()).isEqualTo(1);
	}

	@Test
	void pauseOutlivesALimiterThatCountsByItself() {
		PortalAdmissions some = PortalAdmissions.create(Timing.of(this.clock),
				(host, settings) -> new DelegatingLimiter(new LeakyBucket(settings, Timing.of(this.clock))));
		Object first = new Object();
		some.of("portal.example", SETTINGS, "account", first).refused(Duration.ofSeconds(90));
		some.closed(first);
		Admission after = some.of("portal.example", RateLimitSettings.enterprise(), "account", this);
		assertThat(after.limits().pausedFor()).isEqualTo(Duration.ofSeconds(90));
		assertThat(after.limits().capacity()).isGreaterThan(200);
	}

	@Test
	void clientThatNobodyClosedAndNobodyHoldsIsNotOpen() {
		PortalAdmission portal = this.admissions.of("portal.example", SETTINGS, "account", new Object()).portal();
		await().atMost(LIMIT).until(() -> {
			boolean open = portal.open(new Object(), RateLimitSettings.enterprise());
			// What is collected leaves a weak map a moment later, on another thread.
			System.gc();
			return open;
		});
		assertThat(this.admissions.of("portal.example", RateLimitSettings.enterprise(), "account", this)
			.limits()
			.capacity()).isGreaterThan(200);
	}

	@Test
	void callsThatWaitForAClosedClientWaitAsLongAsTheNextOnesMay() {
		Object first = new Object();
		Admission before = this.admissions.of("portal.example",
				SETTINGS.withLimit(1, 0.01).withQueue(Duration.ofMinutes(15), 10), "account", first);
		take(before, 1);
		StepVerifier.create(before.enter(TestCall.of("crm.deal.get"))).then(() -> {
			this.admissions.closed(first);
			this.admissions.of("portal.example", SETTINGS.withLimit(1, 0.01).withQueue(Duration.ofSeconds(5), 10),
					"account", this);
			this.clock.advanceTimeBy(Duration.ofSeconds(6));
		}).expectError(Bitrix24AdmissionException.class).verify(LIMIT);
	}

	private static void take(Admission admission, int permits) {
		StepVerifier
			.create(Flux.range(0, permits).concatMap((i) -> admission.enter(TestCall.of("crm.deal.get"))).then())
			.expectComplete()
			.verify(LIMIT);
	}

	private void passHalfAnHour() {
		this.clock.advanceTimeBy(Duration.ofMinutes(31));
		System.gc();
	}

}
