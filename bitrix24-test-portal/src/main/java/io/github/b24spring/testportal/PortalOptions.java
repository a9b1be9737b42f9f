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
package io.github.b24spring.testportal;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdProfile;
import io.github.b24spring.testportal.list.IdSequence;
import io.github.b24spring.testportal.list.ListCost;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a portal as options of a command line.
 *
 * @author The b24spring maintainers
 */
final class PortalOptions {

	static final String USAGE = """
			--port=8080                  the port, by default any that is free
			--user=1 --webhook=code      the webhook
			--token=token                the access token
			--rate=50/2                  requests at once / a second, by default unlimited
			--workers=8                  requests that run at the same time
			--latency=20ms               what each request takes
			--method-latency=name:30ms   what a method takes besides, in batches too
			--operating-limit=480s       time that a method may use in ten minutes
			--operating-window=600s      the ten minutes in which it may, for impatient tests
			--operating-charge=commands  or batch, or both
			--request-timeout=60s        time after which a request is cut off
			--speed=60                   seconds that the portal's clock counts in a second
			--activities=100000          activities, and rows of other lists
			--sparse-ids=1000            the step of their ids, by default 1
			--first-id=1                 the first of their ids
			--ids=heavy-tail             how their ids lie: heavy-tail, regions, bursts, growing-density, far-block or
			                             filtered-runs
			--page-cost=30ms             what a page of a list takes
			--seed=1                     decides what they are like
			--faults=0.05:reset,html     how often requests fail and how: hang, reset, empty, garbage, truncated,
			                             half-json, html; or hang-after-execution, reset-after-execution
			--fault=name:reset           how all calls of a method fail
			--record-requests            keep the requests that came
			--no-compression             compress no answers
			""";

	private PortalOptions() {
	}

	static PortalSettings parse(@Nullable String options) {
		return (options == null || options.isBlank()) ? parse(List.of())
				: parse(Arrays.asList(options.trim().split("\\s+")));
	}

	static PortalSettings parse(List<String> options) {
		PortalSettings settings = new PortalSettings();
		settings.recordRequests = false;
		ActivityOptions activities = new ActivityOptions();
		for (String option : options) {
			int equals = option.indexOf('=');
			String name = (equals < 0) ? option : option.substring(0, equals);
			try {
				set(settings, activities, name, option.substring(equals + 1));
			}
			catch (RuntimeException ex) {
				throw new IllegalArgumentException("Option '" + name + "' is unknown or its value is wrong\n" + USAGE,
						ex);
			}
		}
		settings.activities = activities.toData();
		return settings;
	}

	private static void set(PortalSettings settings, ActivityOptions activities, String name, String value) {
		switch (name) {
			case "--port" -> settings.port = Integer.parseInt(value);
			case "--user" -> settings.userId = Integer.parseInt(value);
			case "--webhook" -> settings.webhookCode = value;
			case "--token" -> settings.accessToken = value;
			case "--rate" -> settings.rateLimit = rate(value);
			case "--workers" -> settings.workers = Integer.parseInt(value);
			case "--latency" -> settings.latency = duration(value);
			case "--method-latency" -> {
				String[] parts = value.split(":", 2);
				settings.methodLatencies.put(parts[0], duration(parts[1]));
			}
			case "--operating-limit" -> settings.operatingLimit = duration(value);
			case "--operating-window" -> settings.operatingWindow = duration(value);
			case "--faults" -> {
				String[] parts = value.split(":", 2);
				Fault[] faults = Arrays.stream(parts[1].split(",")).map(PortalOptions::fault).toArray(Fault[]::new);
				settings.faults.rate(Double.parseDouble(parts[0]), 1, faults);
			}
			case "--fault" -> {
				String[] parts = value.split(":", 2);
				settings.faults.always(parts[0], fault(parts[1]));
			}
			case "--operating-charge" ->
				settings.operatingCharge = OperatingCharge.valueOf(value.toUpperCase(Locale.ROOT));
			case "--request-timeout" -> settings.requestTimeout = duration(value);
			case "--speed" -> settings.clock.speed(Double.parseDouble(value));
			case "--activities" -> activities.rows = Long.parseLong(value);
			case "--sparse-ids" -> activities.step = Long.parseLong(value);
			case "--first-id" -> activities.first = Long.parseLong(value);
			case "--ids" -> activities.profile = IdProfile.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
			case "--page-cost" -> activities.pageCost = duration(value).toMillis();
			case "--seed" -> activities.seed = Long.parseLong(value);
			case "--record-requests" -> settings.recordRequests = true;
			case "--no-compression" -> settings.compression = false;
			default -> throw new IllegalArgumentException("Unknown option");
		}
	}

	private static Fault fault(String name) {
		return switch (name) {
			case "hang" -> Fault.HANG;
			case "hang-after-execution" -> Fault.HANG_AFTER_EXECUTION;
			case "reset" -> Fault.RESET;
			case "reset-after-execution" -> Fault.RESET_AFTER_EXECUTION;
			case "empty" -> Fault.EMPTY;
			case "garbage" -> Fault.GARBAGE;
			case "truncated" -> Fault.TRUNCATED;
			case "half-json" -> Fault.HALF_JSON;
			case "html" -> Fault.html(502);
			default -> throw new IllegalArgumentException("Unknown fault");
		};
	}

	private static RateLimit rate(String value) {
		String[] parts = value.split("/", 2);
		return new RateLimit(Integer.parseInt(parts[0]), Double.parseDouble(parts[1]));
	}

	private static Duration duration(String value) {
		if (value.endsWith("ms")) {
			return Duration.ofMillis(Long.parseLong(value.substring(0, value.length() - 2)));
		}
		if (value.endsWith("s")) {
			return Duration.ofSeconds(Long.parseLong(value.substring(0, value.length() - 1)));
		}
		return Duration.parse(value);
	}

	private static final class ActivityOptions {

		private long rows;

		private long step = 1;

		private long first = 1;

		private @Nullable IdProfile profile;

		private long pageCost;

		private long seed = 1;

		ActivityData toData() {
			return ActivityData.generated(this.rows, ids())
				.withSeed(this.seed)
				.withCost((this.pageCost > 0) ? ListCost.ofPage(this.pageCost) : ListCost.NONE);
		}

		private IdSequence ids() {
			if (this.profile != null) {
				return IdSequence.uneven(this.profile, Math.toIntExact(this.rows), this.seed);
			}
			return (this.step > 1) ? IdSequence.sparse(this.step, this.seed) : IdSequence.dense(this.first);
		}

	}

}
