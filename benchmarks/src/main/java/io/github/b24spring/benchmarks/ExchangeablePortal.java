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

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.RateLimit;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.crm.ActivityMethods;
import io.github.b24spring.testportal.list.IdProfile;
import io.github.b24spring.testportal.list.IdSequence;
import io.github.b24spring.testportal.list.ListCost;

/**
 * A test portal whose activities are exchanged by lines of its standard input, so that
 * many lists can be read from one that is warm: how the ids lie, the number of
 * activities, and the seed.
 *
 * @author The b24spring maintainers
 */
final class ExchangeablePortal {

	static final String EVEN = "even";

	private ExchangeablePortal() {
	}

	/**
	 * Start the portal, and end with the standard input.
	 * @param args none
	 * @throws Exception if the standard input cannot be read
	 */
	public static void main(String[] args) throws Exception {
		PortalRules rules = PortalRules.STANDARD;
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
			.rateLimit(new RateLimit(rules.burst(), rules.rate()))
			.workers(rules.workers())
			// So many lists take more execution time than a method has in ten minutes
			.reportOperating(false)
			.recordRequests(false)
			.start()) {
			System.out.println(portal.webhookUrl());
			BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				String[] words = line.split(" ");
				exchange(portal, words[0], Integer.parseInt(words[1]), Long.parseLong(words[2]));
				System.out.println(line);
			}
		}
	}

	private static void exchange(Bitrix24TestPortal portal, String name, int rows, long seed) {
		IdSequence ids = name.equals(EVEN) ? IdSequence.dense(1)
				: IdSequence.uneven(IdProfile.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')), rows, seed);
		ActivityData data = ActivityData.generated(rows, ids).withCost(ListCost.ofPage(Lists.PAGE.toMillis()));
		portal.method(Lists.METHOD, Objects.requireNonNull(ActivityMethods.of(data).methods().get(Lists.METHOD)));
	}

}
