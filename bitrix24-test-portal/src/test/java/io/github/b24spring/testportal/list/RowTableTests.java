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
package io.github.b24spring.testportal.list;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowTableTests {

	@Test
	void behavesLikeSortedMapUnderRandomChanges() {
		IdSequence sequence = IdSequence.sparse(4, 3);
		RowTable table = new RowTable(sequence, 200, (position, id) -> new TestRow(id, "generated"));
		TreeMap<Long, String> expected = new TreeMap<>();
		for (int i = 0; i < 200; i++) {
			expected.put(sequence.id(i), "generated");
		}
		Random random = new Random(5);
		for (int i = 0; i < 600; i++) {
			long id = 1 + random.nextInt(900);
			if (random.nextBoolean()) {
				assertThat(table.remove(id)).isEqualTo(expected.remove(id) != null);
			}
			else {
				table.put(new TestRow(id, "put"));
				expected.put(id, "put");
			}
			check(table, expected, random);
		}
	}

	@Test
	void newRowsGetTheNextId() {
		RowTable table = new RowTable(IdSequence.dense(100), 10, (position, id) -> new TestRow(id, ""));
		assertThat(table.add((id) -> new TestRow(id, ""))).isEqualTo(110);
		table.remove(110);
		assertThat(table.add((id) -> new TestRow(id, ""))).isEqualTo(111);
	}

	private void check(RowTable table, TreeMap<Long, String> expected, Random random) {
		List<Long> ids = new ArrayList<>(expected.keySet());
		int position = random.nextInt(ids.size());
		boolean ascending = random.nextBoolean();
		table.read((rows) -> {
			assertThat(rows.count()).isEqualTo(expected.size());
			long any = random.nextInt(1000);
			assertThat(rows.rank(any)).isEqualTo(expected.headMap(any).size());
			List<Long> read = new ArrayList<>();
			PrimitiveIterator.OfLong iterator = rows.ids(position, ascending);
			iterator.forEachRemaining((Long id) -> {
				read.add(id);
				Row row = rows.row(id);
				assertThat(row).isNotNull();
				assertThat((row != null) ? row.value("V") : null).isEqualTo(expected.get(id));
			});
			List<Long> wanted = new ArrayList<>(
					ascending ? ids.subList(position, ids.size()) : ids.subList(0, position + 1));
			if (!ascending) {
				Collections.reverse(wanted);
			}
			assertThat(read).isEqualTo(wanted);
			return true;
		});
	}

	private record TestRow(long id, String text) implements Row {

		@Override
		public @Nullable Object value(String field) {
			return this.text;
		}

	}

}
