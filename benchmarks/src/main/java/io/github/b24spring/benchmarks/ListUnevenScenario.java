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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.github.b24spring.testportal.list.IdProfile;

/**
 * Lists whose ids lie as those of portals that have been in use, each kind several times
 * with ids of its own. The seeds differ from run to run, so that no reader can have been
 * tuned to them.
 *
 * @author The b24spring maintainers
 */
final class ListUnevenScenario implements Scenario {

	private static final int LARGE = 100_000;

	private static final int MEDIUM = 20_000;

	private static final int[] ONE_REQUEST = { 1, 49, 50, 51, 250 };

	private static final int[] THREE_REQUESTS = { 251, 1_000, 2_500 };

	private static final int SEEDS = 5;

	private static final double LIMIT = 1.15;

	private static final int MORE_REQUESTS = 4;

	private static final double TIME_LIMIT = 1.25;

	private static final double ESTIMATE_LIMIT = 0.15;

	private static final Duration MEDIUM_LIMIT = Duration.ofMillis(2_200);

	private static final Duration COLD_LIMIT = Duration.ofMillis(2_800);

	private int lists;

	@Override
	public void run(Report report) throws Exception {
		Long seed = Long.getLong("benchmarks.seed", System.nanoTime() % 1_000_000);
		report.figure("first seed (-Dbenchmarks.seed repeats it)", seed);
		List<String> profiles = profiles();
		try (PortalProcess portal = PortalProcess.startExchangeable()) {
			portal.exchange(ExchangeablePortal.EVEN, LARGE, 0);
			Lists.warmUp(portal);
			warmUp(portal, profiles.get(0), seed + 4);
			large(report, portal, profiles, seeds(seed));
			medium(report, portal, profiles, seeds(seed + 1));
			small(report, portal, profiles, seed + 2);
			cold(report, portal, profiles, seed + 3);
		}
	}

	/**
	 * Even ids warm up nothing of what is there for uneven ones.
	 */
	private void warmUp(PortalProcess portal, String ids, long seed) throws Exception {
		portal.exchange(ids, LARGE, seed);
		UnevenReader.read(portal.webhookUrl(), nextAddress(), LARGE);
	}

	/**
	 * The profiles, or those that {@code -Dbenchmarks.profiles} names.
	 */
	private static List<String> profiles() {
		String names = System.getProperty("benchmarks.profiles");
		return (names != null) ? List.of(names.split(","))
				: Arrays.stream(IdProfile.values())
					.map((profile) -> profile.name().toLowerCase(Locale.ROOT).replace('_', '-'))
					.toList();
	}

	private static List<Long> seeds(long seed) {
		return new Random(seed).longs(SEEDS, 0, 1_000_000_000).boxed().toList();
	}

	private void large(Report report, PortalProcess portal, List<String> profiles, List<Long> seeds) throws Exception {
		read(report, portal, ExchangeablePortal.EVEN, LARGE, 0);
		List<UnevenList> read = readAll(report, portal, profiles, LARGE, seeds);
		report.figure("fewest requests, fewest pages, best time", Lists.fewestRequests(LARGE) + ", "
				+ Lists.fewestPages(LARGE) + ", " + Lists.best(LARGE).toMillis() / 1000.0 + " s");
		sound(report, LARGE, read);
		worst(report, LARGE, "pages at most 1.15 times the fewest", read, UnevenList::pagesRatio, LIMIT);
		worst(report, LARGE, "requests but four at most 1.15 times the fewest", read,
				(list) -> list.requestsRatio(MORE_REQUESTS), LIMIT);
		worst(report, LARGE, "time at most 1.25 times the best", read, UnevenList::timeRatio, TIME_LIMIT);
		worst(report, LARGE, "estimated total within 15 % after a tenth", read,
				(list) -> list.reading().worstEstimate(), ESTIMATE_LIMIT);
	}

	private void medium(Report report, PortalProcess portal, List<String> profiles, List<Long> seeds) throws Exception {
		read(report, portal, ExchangeablePortal.EVEN, MEDIUM, 0);
		List<UnevenList> read = readAll(report, portal, profiles, MEDIUM, seeds);
		sound(report, MEDIUM, read);
		worst(report, MEDIUM, "time at most 2.2 s", read, ListUnevenScenario::seconds, seconds(MEDIUM_LIMIT));
	}

	private void small(Report report, PortalProcess portal, List<String> profiles, long seed) throws Exception {
		List<UnevenList> read = new ArrayList<>();
		for (int rows : ONE_REQUEST) {
			read.addAll(readAll(report, portal, withEven(profiles), rows, List.of(seed)));
		}
		int one = read.size();
		for (int rows : THREE_REQUESTS) {
			read.addAll(readAll(report, portal, withEven(profiles), rows, List.of(seed)));
		}
		all(report, "small lists: every row once, in the order of the ids", read, UnevenList::isExact);
		all(report, "lists of up to 250 rows: one request", read.subList(0, one), (list) -> list.requests() == 1);
		all(report, "lists of up to 2,500 rows: at most three requests", read.subList(one, read.size()),
				(list) -> list.requests() <= 3);
	}

	private void cold(Report report, PortalProcess portal, List<String> profiles, long seed) throws Exception {
		for (String ids : withEven(profiles)) {
			for (int rows : new int[] { MEDIUM, LARGE }) {
				portal.exchange(ids, rows, seed);
				UnevenReader.Reading reading = UnevenReader.readCold(portal.webhookUrl(), nextAddress(), rows);
				UnevenList list = new UnevenList(ids, rows, seed, reading, portal.statistics());
				report.figure("cold: " + list.name(), list.figures());
				if (ids.equals(ExchangeablePortal.EVEN) && rows == MEDIUM) {
					report.target("20,000 even rows as the first list of a JVM: at most 2.8 s",
							list.time().compareTo(COLD_LIMIT) <= 0);
				}
			}
		}
	}

	private List<UnevenList> readAll(Report report, PortalProcess portal, List<String> profiles, int rows,
			List<Long> seeds) throws Exception {
		List<UnevenList> read = new ArrayList<>();
		for (String ids : profiles) {
			for (long seed : seeds) {
				read.add(read(report, portal, ids, rows, seed));
			}
		}
		return read;
	}

	private UnevenList read(Report report, PortalProcess portal, String ids, int rows, long seed) throws Exception {
		portal.exchange(ids, rows, seed);
		UnevenReader.Reading reading = UnevenReader.read(portal.webhookUrl(), nextAddress(), rows);
		UnevenList list = new UnevenList(ids, rows, seed, reading, portal.statistics());
		report.figure(list.name(), list.figures());
		return list;
	}

	private String nextAddress() {
		return "list-" + this.lists++;
	}

	private static List<String> withEven(List<String> profiles) {
		return Stream.concat(Stream.of(ExchangeablePortal.EVEN), profiles.stream()).toList();
	}

	private static void sound(Report report, int rows, List<UnevenList> read) {
		String prefix = String.format(Locale.ROOT, "%,d rows: ", rows);
		all(report, prefix + "every row once, in the order of the ids", read, UnevenList::isExact);
		all(report, prefix + "no refusal", read, UnevenList::isWithoutRefusal);
	}

	private static void all(Report report, String description, List<UnevenList> read, Predicate<UnevenList> test) {
		read.stream().filter(test.negate()).forEach((list) -> report.figure("  missed by", list.name()));
		report.target(description, read.stream().allMatch(test));
	}

	private static void worst(Report report, int rows, String description, List<UnevenList> read,
			ToDoubleFunction<UnevenList> measure, double limit) {
		UnevenList worst = read.stream().max(Comparator.comparingDouble(measure)).orElseThrow();
		double value = measure.applyAsDouble(worst);
		report.figure(String.format(Locale.ROOT, "  worst: %.3f", value), worst.name());
		report.target(String.format(Locale.ROOT, "%,d rows: %s", rows, description), value <= limit);
	}

	private static double seconds(UnevenList list) {
		return seconds(list.time());
	}

	private static double seconds(Duration duration) {
		return duration.toNanos() / 1e9;
	}

}
