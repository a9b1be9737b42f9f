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

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * When requests end that were sent to a portal with eight workers.
 *
 * @author The b24spring maintainers
 */
class PageClockTests {

	private final PageClock clock = new PageClock();

	@Test
	void requestsUnderWayAreThoseWithoutAnAnswer() {
		this.clock.sent(1, 50);
		this.clock.sent(2, 30);
		assertThat(this.clock.requests()).isEqualTo(2);
		assertThat(this.clock.pages()).isEqualTo(80);
		this.clock.answered(1);
		this.clock.answered(7);
		assertThat(this.clock.requests()).isOne();
		assertThat(this.clock.pages()).isEqualTo(30);
	}

	@Test
	void idleWorkersShareWhatIsUnread() {
		assertThat(this.clock.share(160, 5)).isCloseTo(20, within(0.01));
		send(4, 50);
		assertThat(this.clock.share(160, 5)).isCloseTo(40, within(0.01));
	}

	@Test
	void workersThatAreDoneEarlierTakeMore() {
		send(7, 20);
		// All end after 40 pages: 40, and seven times what is left of them after 20 and 1
		assertThat(this.clock.share(40 + 7 * 19, 5)).isCloseTo(40, within(0.01));
	}

	@Test
	void workersThatWouldHaveFewPagesAreLeftOut() {
		send(6, 37);
		assertThat(this.clock.share(80, 5)).isCloseTo(40, within(0.01));
		assertThat(this.clock.share(80, 1)).isLessThan(39.8);
		assertThat(new PageClock().share(30, 20)).isCloseTo(30, within(0.01));
		assertThat(new PageClock().share(40, 20)).isCloseTo(20, within(0.01));
	}

	@Test
	void requestThatHasToWaitTakesItsShareFromWhenAWorkerIsIdle() {
		send(8, 39);
		assertThat(this.clock.share(160, 5)).isCloseTo(20, within(0.01));
	}

	@Test
	void requestThatHasToWaitBehindAnotherTakesItsShareFromWhenTheNextWorkerIsIdle() {
		send(7, 39);
		this.clock.sent(8, 19);
		this.clock.sent(9, 29);
		// Workers are idle after 40 pages, one after 50
		assertThat(this.clock.share(8 * 10 - 10, 5)).isCloseTo(10, within(0.01));
	}

	@Test
	void requestBeyondTheWorkersBeginsWhenOneIsIdle() {
		send(8, 39);
		this.clock.sent(9, 20);
		assertThat(this.clock.longest()).isCloseTo(40 + 21, within(0.01));
		this.clock.sent(10, 30);
		assertThat(this.clock.longest()).as("begins beside it").isCloseTo(40 + 31, within(0.01));
		this.clock.answered(1);
		this.clock.answered(9);
		assertThat(this.clock.longest()).as("ends ten pages behind it").isCloseTo(10, within(0.01));
	}

	@Test
	void nothingEndsWhereNothingIsUnderWay() {
		assertThat(this.clock.longest()).isZero();
		this.clock.sent(1, 10);
		this.clock.answered(1);
		assertThat(this.clock.longest()).isZero();
	}

	@Test
	void timeGoesOnWithEachAnswer() {
		this.clock.sent(100, 30);
		send(7, 50);
		this.clock.answered(100);
		// Twenty pages are left of each of the seven
		assertThat(this.clock.share(20, 5)).isCloseTo(20, within(0.01));
		assertThat(this.clock.share(20 + 7 * 10 + 10, 5)).isCloseTo(30, within(0.01));
		this.clock.answered(1);
		this.clock.sent(101, 10);
		assertThat(this.clock.share(11, 100)).isCloseTo(11, within(0.01));
	}

	@Test
	void answerThatComesLateDoesNotTurnTimeBack() {
		this.clock.sent(1, 10);
		this.clock.sent(2, 40);
		this.clock.answered(2);
		this.clock.answered(1);
		this.clock.sent(3, 20);
		IntStream.rangeClosed(4, 9).forEach((number) -> this.clock.sent(number, 20));
		assertThat(this.clock.share(21 + 8 * 10, 5)).isCloseTo(31, within(0.01));
	}

	private void send(int requests, int pages) {
		IntStream.rangeClosed(1, requests).forEach((number) -> this.clock.sent(number, pages));
	}

}
