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

import java.util.List;

import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.RateLimit;
import io.github.b24spring.testportal.list.IdSequence;
import io.github.b24spring.testportal.list.ListMethod;
import io.github.b24spring.testportal.list.ListShape;
import io.github.b24spring.testportal.list.Row;
import io.github.b24spring.testportal.list.RowTable;
import org.jspecify.annotations.Nullable;

/**
 * A test portal with deals of eight kilobytes each, which limits no rate: memory shows
 * sooner if requests do not have to wait.
 *
 * @author The b24spring maintainers
 */
final class LargeRowsPortal {

	static final String METHOD = "crm.deal.list";

	private static final String COMMENTS = "A comment of a deal. ".repeat(390);

	private LargeRowsPortal() {
	}

	/**
	 * Start the portal, and end with the standard input.
	 * @param args the number of rows
	 * @throws Exception if the standard input cannot be read
	 */
	public static void main(String[] args) throws Exception {
		RowTable table = new RowTable(IdSequence.dense(1), Long.parseLong(args[0]), LargeRow::new);
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
			.rateLimit(RateLimit.unlimited())
			.reportOperating(false)
			.recordRequests(false)
			.start()) {
			portal.method(METHOD,
					ListMethod.builder(ListShape.of(METHOD), table, List.of("ID", "SUBJECT", "COMMENTS")).build());
			System.out.println(portal.webhookUrl());
			while (System.in.read() != -1) {
				Thread.onSpinWait();
			}
		}
	}

	private record LargeRow(long position, long id) implements Row {

		@Override
		public @Nullable Object value(String field) {
			return switch (field) {
				case "ID" -> Long.toString(this.id);
				case "SUBJECT" -> "Call " + this.id;
				case "COMMENTS" -> COMMENTS;
				default -> null;
			};
		}

	}

}
