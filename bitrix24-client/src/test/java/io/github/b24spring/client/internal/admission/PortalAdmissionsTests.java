package io.github.b24spring.client.internal.admission;

import java.time.Duration;
import java.util.stream.IntStream;

import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link PortalAdmissions}, in virtual time.
 */
class PortalAdmissionsTests {

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

	@Test
	void portalsThatNobodyUsesAreForgotten() {
		Admission held = this.admissions.of("held.example", SETTINGS, "account");
		IntStream.range(0, 10_000).forEach((i) -> this.admissions.of("portal" + i + ".example", SETTINGS, "account"));
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			passHalfAnHour();
			this.admissions.of("new.example", SETTINGS);
			assertThat(this.admissions.size()).isLessThanOrEqualTo(2);
		});
		assertThat(this.admissions.of("held.example", SETTINGS)).isSameAs(held.portal());
	}

	@Test
	void accountsThatNobodyUsesAreForgotten() {
		PortalAdmission portal = this.admissions.of("portal.example", SETTINGS);
		OperatingBudget held = portal.budget("held");
		IntStream.range(0, 50_000).forEach((i) -> portal.budget("account" + i));
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
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
		assertThat(this.admissions.of("portal.example", SETTINGS, "account").limits().pausedFor())
			.isEqualTo(Duration.ofMinutes(1));
	}

	private void passHalfAnHour() {
		this.clock.advanceTimeBy(Duration.ofMinutes(31));
		System.gc();
	}

}
