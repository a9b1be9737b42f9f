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

import java.util.List;

import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left of requests of which a part was read.
 */
class WalkRequestTests {

	private final WalkRequest request = new WalkRequest(3, false,
			List.of(Page.after(10), Page.NEXT, Page.endOf(40, 90), Page.after(200)), List.of(), null);

	@Test
	void chainGoesOnAfterTheLastRow() {
		assertThat(this.request.unread(1, 17, 0)).containsExactly(Page.after(17), Page.endOf(40, 90), Page.after(200));
	}

	@Test
	void endOfPartIsReadAgainAsItWas() {
		assertThat(this.request.unread(2, 55, 0)).containsExactly(Page.endOf(40, 90), Page.after(200));
	}

	@Test
	void pagesBeforeOneAnotherGoOnBeforeTheFirstRow() {
		WalkRequest request = new WalkRequest(3, false,
				List.of(Page.endOf(40, 900), Page.previous(40), Page.previous(40), Page.after(2000)), List.of(), null);
		assertThat(request.unread(1, 40, 850)).containsExactly(Page.endOf(40, 850), Page.previous(40),
				Page.after(2000));
	}

	@Test
	void chainThatFollowsBeginsWhereItWasToBegin() {
		assertThat(this.request.unread(3, 55, 0)).containsExactly(Page.after(200));
	}

}
