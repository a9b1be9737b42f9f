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
package io.github.b24spring.client.internal.walk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.BatchResponse;
import io.github.b24spring.client.BatchSpec;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.ListMemory;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Bitrix24TestPortalBuilder;
import io.github.b24spring.testportal.Fault;
import io.github.b24spring.testportal.RateLimit;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdProfile;
import io.github.b24spring.testportal.list.IdSequence;
import io.github.b24spring.testportal.list.ListCost;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static io.github.b24spring.client.BatchSpec.ref;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists and batches against a portal that was written without regard to the client.
 */
class ListPortalTests {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final String METHOD = "crm.activity.list";

	@Test
	void tenThousandRowsCostSixRequestsAtMost() {
		try (Bitrix24TestPortal portal = portal(10_000, IdSequence.dense(1)).start()) {
			assertThat(ids(list(portal))).containsExactly(LongStream.rangeClosed(1, 10_000).toArray());
			assertThat(portal.statistics().requests()).isLessThanOrEqualTo(6);
			assertThat(portal.statistics().refusals()).isZero();
		}
	}

	@Test
	void rowsFromTheEndAreTheSame() {
		IdSequence sequence = IdSequence.clustered(700, 100_000, 3);
		try (Bitrix24TestPortal portal = portal(8_000, sequence).start()) {
			long[] expected = LongStream.range(0, 8_000).map((i) -> sequence.id(7_999 - i)).toArray();
			assertThat(ids(client(portal).list(METHOD, Activity.class).order("ID", SortOrder.DESC).fetch()))
				.containsExactly(expected);
		}
	}

	@Test
	void sparseIdsAndFarBlocksCostHardlyMore() {
		long dense = requests(IdSequence.dense(1));
		assertThat(requests(IdSequence.sparse(1000, 5))).isLessThanOrEqualTo(dense * 3 / 2 + 3);
		assertThat(requests(IdSequence.dense(500_000_000))).isLessThanOrEqualTo(dense * 3 / 2 + 3);
	}

	private static long requests(IdSequence sequence) {
		try (Bitrix24TestPortal portal = portal(20_000, sequence).start()) {
			assertThat(ids(list(portal))).containsExactly(LongStream.range(0, 20_000).map(sequence::id).toArray());
			return portal.statistics().requests();
		}
	}

	@Test
	void listThatFillsTheMemoryGoesOn() {
		IdSequence sequence = IdSequence.uneven(IdProfile.REGIONS, 20_000, 7);
		try (Bitrix24TestPortal portal = portal(20_000, sequence).rateLimit(RateLimit.unlimited()).start()) {
			Bitrix24Client client = unlimited(portal).listMemory(ListMemory.of(4_000_000)).build();
			assertThat(ids(client.list(METHOD, Activity.class).fetch()))
				.containsExactly(LongStream.range(0, 20_000).map(sequence::id).toArray());
		}
	}

	@Test
	void blocksThatAreReadFromBothEndsLoseNothing() {
		long seed = System.nanoTime();
		IdSequence sequence = IdSequence.uneven(IdProfile.BURSTS, 20_000, seed);
		long[] expected = LongStream.range(0, 20_000).map(sequence::id).toArray();
		try (Bitrix24TestPortal portal = portal(20_000, sequence).rateLimit(RateLimit.unlimited()).start()) {
			Bitrix24Client client = unlimited(portal).build();
			assertThat(ids(client.list(METHOD, Activity.class).fetch())).as("seed %s", seed).containsExactly(expected);
			assertThat(ids(client.list(METHOD, Activity.class).order("ID", SortOrder.DESC).fetch())).as("seed %s", seed)
				.containsExactly(LongStream.rangeClosed(1, 20_000).map((i) -> expected[20_000 - (int) i]).toArray());
		}
	}

	@Test
	void faultsLoseNothing() {
		try (Bitrix24TestPortal portal = portal(30_000, IdSequence.sparse(7, 1)).rateLimit(RateLimit.unlimited())
			.start()) {
			portal.faults()
				.rate(0.2, 17, Fault.RESET, Fault.RESET_AFTER_EXECUTION, Fault.status(500), Fault.HALF_JSON,
						Fault.html(502));
			IdSequence sequence = IdSequence.sparse(7, 1);
			assertThat(ids(Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(portal.webhookUrl()))
				.retrySettings((settings) -> settings.withMaxRetries(20)
					.withBackoff(Duration.ofMillis(5), 1, Duration.ofMillis(5)))
				.build()
				.list(METHOD, Activity.class)
				.fetch())).containsExactly(LongStream.range(0, 30_000).map(sequence::id).toArray());
		}
	}

	@Test
	void rowsThatComeAndGoDisturbNoOthers() {
		ActivityData data = ActivityData.generated(8_000, IdSequence.dense(1)).withChangeEvery(3, 11);
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
			.activities(data)
			.rateLimit(RateLimit.unlimited())
			.start()) {
			long[] ids = ids(unlimited(portal).build().list(METHOD, Activity.class).fetch());
			Set<Long> vanished = Set.copyOf(portal.activities().vanished());
			assertThat(vanished).isNotEmpty();
			assertThat(ids).isSorted().doesNotHaveDuplicates();
			assertThat(LongStream.of(ids).boxed().toList())
				.containsAll(LongStream.rangeClosed(1, 8_000).filter((id) -> !vanished.contains(id)).boxed().toList());
		}
	}

	@Test
	void otherOrdersAreComplete() {
		try (Bitrix24TestPortal portal = portal(3_210, IdSequence.dense(1)).start()) {
			assertThat(ids(client(portal).list(METHOD, Activity.class).order("SUBJECT", SortOrder.ASC).fetch()))
				.containsExactlyInAnyOrder(LongStream.rangeClosed(1, 3_210).toArray());
			assertThat(portal.statistics().requests()).isLessThanOrEqualTo(3);
		}
	}

	@Test
	void batchUsesResultsOfEarlierCommands() {
		try (Bitrix24TestPortal portal = portal(100, IdSequence.dense(1)).start()) {
			BatchSpec batch = client(portal).batch()
				.command("first", METHOD, Map.of("order", Map.of("ID", "DESC"), "start", -1), Activity[].class)
				.command("same", "crm.activity.get", Map.of("id", ref("first", 3, "ID")), Activity.class)
				.command("absent", "crm.activity.get", Map.of("id", ref("first", 77, "ID")), Activity.class)
				.halt(false);
			StepVerifier.create(batch.execute().map(BatchResponse::outcomes).map((outcomes) -> outcomes.toString()))
				.assertNext((text) -> assertThat(text).contains("same=Success[result=Activity[id=97]")
					.contains("absent=Failure[exception=", "'$result[first][77][ID]' has no value"))
				.expectComplete()
				.verify(LIMIT);
		}
	}

	private static Bitrix24TestPortalBuilder portal(long rows, IdSequence sequence) {
		return Bitrix24TestPortal.builder()
			.activities(ActivityData.generated(rows, sequence).withCost(ListCost.ofPage(1)))
			.workers(8);
	}

	private static Bitrix24Client client(Bitrix24TestPortal portal) {
		return Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(portal.webhookUrl())).build();
	}

	/**
	 * A client that does not wait where only the rows matter.
	 */
	private static Bitrix24ClientBuilder unlimited(Bitrix24TestPortal portal) {
		return Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(portal.webhookUrl()))
			.rateLimitSettings((settings) -> RateLimitSettings.unlimited());
	}

	private static Flux<Activity> list(Bitrix24TestPortal portal) {
		return client(portal).list(METHOD, Activity.class).fetch();
	}

	private static long[] ids(Flux<Activity> activities) {
		List<Long> ids = new ArrayList<>();
		StepVerifier.create(activities.doOnNext((activity) -> ids.add(activity.id())).then())
			.expectComplete()
			.verify(LIMIT);
		return ids.stream().mapToLong(Long::longValue).toArray();
	}

	record Activity(@JsonProperty("ID") long id) {
	}

}
