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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What pages tell of the density next to a place, apart from their wide distances.
 */
class UsualDensityTests {

	private static final double DEVIATION = 0.2;

	private final List<Stretch> stretches = new ArrayList<>();

	private long position;

	@Test
	void nothingIsKnownOfAListThatWasNotRead() {
		assertThat(near(0.5, 30)).isZero();
		add(5, 4);
		assertThat(near(0.5, 30)).as("five rows").isZero();
	}

	@Test
	void wideDistancesDoNotCount() {
		add(25, 4);
		add(25, 4, 900);
		jump();
		add(25, 4, 5000);
		add(25, 4);
		assertThat(near(0.5, 30)).isCloseTo(0.25, within(1e-9));
	}

	@Test
	void nearPagesTellMoreThanFarOnes() {
		page(4);
		page(5);
		double near = near(0.5, 30);
		assertThat(near).isBetween(1 / 4.5, 0.25);
		assertThat(near(0.9, 30)).isLessThan(near).isGreaterThan(0.2);
	}

	@Test
	void pagesOfAnotherPartAreNotAsked() {
		page(4);
		page(20);
		page(20);
		page(4);
		assertThat(near(0.9, 30)).isCloseTo(0.25, within(1e-9));
	}

	@Test
	void singlePageThatDiffersBelongsToTheOthers() {
		page(4);
		page(20);
		page(4);
		assertThat(near(0.9, 30)).isLessThan(0.2).isGreaterThan(0.1);
	}

	@Test
	void halvesOfAPageAreComparedTogether() {
		page(4);
		add(25, 2);
		add(25, 7);
		jump();
		page(4);
		assertThat(near(1, 30)).isCloseTo(3 * 48.0 / (24 * (16 + 9)), within(1e-9));
	}

	@Test
	void halvesOfDifferentPagesAreNot() {
		page(4);
		add(25, 20);
		jump();
		add(25, 20);
		jump();
		page(4);
		assertThat(near(1, 30)).as("two pages in a row differ").isCloseTo(0.25, within(1e-9));
	}

	@Test
	void noMoreStretchesAreAskedThanWanted() {
		page(4);
		page(5);
		assertThat(near(1, 2)).isCloseTo(0.25, within(1e-9));
		assertThat(near(1, 3)).isLessThan(0.25);
	}

	@Test
	void pagesFarAwayAreNotAsked() {
		for (int page = 0; page < 38; page++) {
			page(4);
		}
		page(5);
		assertThat(near(1, 1000)).isCloseTo(0.25, within(1e-9));
	}

	@Test
	void pagesMayBeAskedFromBothSides() {
		page(4);
		add(25, 4);
		add(25, 8);
		jump();
		page(6);
		UsualDensity density = new UsualDensity(backwards(), DEVIATION);
		assertThat(density.near(1, 4)).isCloseTo(96.0 / (24 * (12 + 12)), within(1e-9));
	}

	private List<Stretch> backwards() {
		List<Stretch> backwards = new ArrayList<>(this.stretches);
		Collections.reverse(backwards);
		return backwards;
	}

	private double near(double decay, int most) {
		return new UsualDensity(this.stretches, DEVIATION).near(decay, most);
	}

	private void page(long distance) {
		add(25, distance);
		add(25, distance);
		jump();
	}

	private void jump() {
		this.position += 100_000;
	}

	private void add(int rows, long distance) {
		add(rows, distance, distance);
	}

	private void add(int rows, long distance, long last) {
		long after = this.position;
		long[] positions = new long[rows];
		Arrays.setAll(positions, (i) -> after + (i + 1) * distance);
		positions[rows - 1] = after + (rows - 1) * distance + last;
		this.position = positions[rows - 1];
		this.stretches.add(Stretch.of(after, this.position, positions, 0, rows, false));
	}

}
