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
package io.github.b24spring.benchmarks;

import java.time.Duration;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.ListSpec;
import io.github.b24spring.client.list.Filter;
import org.jspecify.annotations.Nullable;

/**
 * The list of a portal's activities, and what the portal's rules make of it.
 *
 * @author The b24spring maintainers
 */
final class Lists {

	static final String METHOD = "crm.activity.list";

	private static final int ROWS_PER_PAGE = 50;

	private static final int ROWS_PER_REQUEST = 50 * ROWS_PER_PAGE;

	private static final int WARM_UP_LISTS = 4;

	private static final int WARM_UP_ROWS = 20_000;

	static final Duration PAGE = Duration.ofMillis(30);

	private Lists() {
	}

	static PortalProcess portal(long rows, String... others) throws Exception {
		String[] options = PortalRules.STANDARD.options("--page-cost=30ms", "--activities=" + rows);
		return PortalProcess.start(Stream.of(options, others).flatMap(Stream::of).toArray(String[]::new));
	}

	/**
	 * Read a part of the list, so that what is measured does not include the compilers of
	 * both processes.
	 * @param portal the portal
	 */
	static void warmUp(PortalProcess portal) throws Exception {
		Clients.warmUp(portal);
		Bitrix24Client client = Clients.fromOtherAddresses(portal);
		Clients.await(activities(client).filter(Filter.where("ID").atMost(WARM_UP_ROWS))
			.fetch()
			.then()
			.repeat(WARM_UP_LISTS - 1)
			.then(), Duration.ofMinutes(1));
		portal.resetStatistics();
	}

	static ListSpec<ActivityRow> activities(Bitrix24Client client) {
		return client.list(METHOD, ActivityRow.class);
	}

	static int fewestPages(long rows) {
		return (int) divide(rows, ROWS_PER_PAGE);
	}

	static int fewestRequests(long rows) {
		return (int) divide(rows, ROWS_PER_REQUEST);
	}

	/**
	 * The least time, even for a reader that knows all ids in advance: all workers are
	 * busy with pages from the first moment to the last.
	 * @param rows the number of rows
	 * @return the time
	 */
	static Duration best(long rows) {
		return PortalRules.STANDARD.best(fewestRequests(rows), PAGE.multipliedBy(fewestPages(rows)));
	}

	private static long divide(long number, long by) {
		return (number + by - 1) / by;
	}

	/**
	 * A row as an application may declare it.
	 *
	 * @param id the id
	 * @param subject the subject
	 * @param ownerId the object that the activity belongs to
	 * @param completed whether it is done
	 */
	record ActivityRow(@JsonProperty("ID") long id, @JsonProperty("SUBJECT") @Nullable String subject,
			@JsonProperty("OWNER_ID") @Nullable Long ownerId, @JsonProperty("COMPLETED") @Nullable String completed) {

	}

}
