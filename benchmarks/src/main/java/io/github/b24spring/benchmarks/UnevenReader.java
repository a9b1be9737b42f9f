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

import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;

import io.github.b24spring.client.ListProgress;
import io.github.b24spring.client.list.Filter;

/**
 * Reads a list once, in this process or as the first list of another.
 *
 * @author The b24spring maintainers
 */
final class UnevenReader {

	private static final Duration LONGEST = Duration.ofMinutes(4);

	/**
	 * All generated activities are calls, so that the condition makes the list a filtered
	 * one and leaves all rows.
	 */
	private static final Filter CALLS = Filter.where("TYPE_ID").is(2);

	private UnevenReader() {
	}

	/**
	 * Read all rows.
	 * @param webhookUrl the webhook
	 * @param address the address that the portal is to count the requests of
	 * @param rows the number of rows that there are
	 * @return what came
	 */
	static Reading read(String webhookUrl, String address, int rows) throws Exception {
		RowCheck check = new RowCheck();
		EstimateCheck estimates = new EstimateCheck(rows);
		Duration time = Clients.await(Lists.activities(Clients.fromAddress(webhookUrl, address))
			.filter(CALLS)
			.progress(estimates::accept)
			.fetch()
			.doOnNext(check::accept)
			.then(), LONGEST);
		return new Reading(check.isExact(rows), time, estimates.worst);
	}

	/**
	 * Read all rows in a process that has read no list before.
	 */
	static Reading readCold(String webhookUrl, String address, int rows) throws Exception {
		List<String> arguments = List.of(webhookUrl, address, Integer.toString(rows));
		try (JavaProcess process = JavaProcess.start(Redirect.PIPE, List.of("-Xmx512m"), UnevenReader.class.getName(),
				arguments)) {
			String[] words = process.readLine(LONGEST.toSeconds()).split(" ");
			return new Reading(Boolean.parseBoolean(words[0]), Duration.ofNanos(Long.parseLong(words[1])),
					Double.parseDouble(words[2]));
		}
	}

	/**
	 * Read the list.
	 * @param args the webhook, the address, and the number of rows
	 * @throws Exception if the list cannot be read
	 */
	public static void main(String[] args) throws Exception {
		Reading reading = read(args[0], args[1], Integer.parseInt(args[2]));
		System.out.println(reading.exact() + " " + reading.time().toNanos() + " " + reading.worstEstimate());
		System.exit(0);
	}

	/**
	 * What came of a list.
	 *
	 * @param exact whether every row came once, in order
	 * @param time how long it took
	 * @param worstEstimate how far an estimate of the total was from it at the worst, as
	 * a share of it, once a tenth of the rows had come
	 */
	record Reading(boolean exact, Duration time, double worstEstimate) {
	}

	private static final class EstimateCheck {

		private final long rows;

		private volatile double worst;

		EstimateCheck(long rows) {
			this.rows = rows;
		}

		void accept(ListProgress progress) {
			if (progress.rows() * 10 >= this.rows) {
				Long estimate = progress.estimatedTotal();
				double deviation = (estimate != null) ? Math.abs(estimate - this.rows) / (double) this.rows : 1;
				this.worst = Math.max(this.worst, deviation);
			}
		}

	}

}
