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

import java.util.ArrayList;
import java.util.List;

import io.github.b24spring.client.internal.pipeline.BatchCalls;
import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a list whose ids seem to be even while the first requests read it: at the
 * beginnings of parts that are read later, so that no page is in vain, and a wide hole is
 * seen before requests are sent into it. What a request brings stays in memory until the
 * place is reached where it looked, so that there has to be much room.
 */
final class EvenLooks {

	private static final int PARTS = RequestBudget.WORKERS;

	/**
	 * The room in which as much as requests that look may leave is hardly missed, in
	 * pages.
	 */
	private static final int MUCH_ROOM = 2 * (PARTS - 1) * BatchCalls.MAX_COMMANDS;

	private final List<Claim> places;

	private int asked;

	private EvenLooks(List<Claim> places) {
		this.places = places;
	}

	static EvenLooks none() {
		return new EvenLooks(List.of());
	}

	static EvenLooks of(Gap gap) {
		List<Claim> places = new ArrayList<>();
		for (int i = 1; i < PARTS && gap.rows() >= EvenRequestSize.MEDIUM_ROWS; i++) {
			double rows = Math.floor(gap.pages() * i / PARTS) * RowPage.SIZE;
			places.add(new Claim(position(gap, rows), position(gap, rows + RowPage.SIZE), 1));
		}
		return new EvenLooks(places);
	}

	private static long position(Gap gap, double rows) {
		return gap.after() + (long) gap.ids(rows);
	}

	/**
	 * Return where the next request looks; {@code null} if it does not.
	 * @param after the position up to which all is read or asked for
	 * @param room the number of pages for which there is room
	 */
	@Nullable Claim next(long after, int room) {
		while (this.asked < this.places.size() && this.places.get(this.asked).after() <= after) {
			this.asked++;
		}
		boolean looks = room >= MUCH_ROOM && this.asked < this.places.size();
		return looks ? this.places.get(this.asked++) : null;
	}

}
