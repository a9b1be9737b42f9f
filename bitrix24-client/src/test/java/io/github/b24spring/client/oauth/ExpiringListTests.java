package io.github.b24spring.client.oauth;

import java.time.Duration;
import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A long list whose token lives two seconds.
 */
class ExpiringListTests {

	private static final int ROWS = 100_000;

	private static final Duration LIFE = Duration.ofSeconds(2);

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal(Bitrix24TestPortal.builder()
		.latency(Duration.ofMillis(400))
		.workers(2)
		.activities(ActivityData.generated(ROWS, IdSequence.dense(1))));

	@Test
	void listIsExactAndEachExpiryRenewsOnce() {
		this.portal.portal.oauth().accessTokenLife(LIFE);
		Bitrix24Client client = this.portal.client(this.portal.oauth().credentials(this.portal.tokens()));
		long start = System.nanoTime();
		StepVerifier.create(client.list("crm.activity.list", Map.class)
			.select("ID")
			.fetch()
			.map((row) -> Long.parseLong(String.valueOf(row.get("ID"))))
			.reduce(0L, (last, id) -> {
				assertThat(id).isEqualTo(last + 1);
				return id;
			})).expectNext((long) ROWS).expectComplete().verify(Duration.ofMinutes(3));
		long expiries = Duration.ofNanos(System.nanoTime() - start).dividedBy(LIFE);
		assertThat(this.portal.refreshes()).isBetween(2L, expiries);
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(this.portal.refreshes());
	}

}
