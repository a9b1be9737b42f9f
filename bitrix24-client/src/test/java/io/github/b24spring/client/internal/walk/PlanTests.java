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
import java.util.Map;
import java.util.TreeMap;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In which order a request has its pages.
 */
class PlanTests {

	@Test
	void pagesAreInTheOrderOfTheList() {
		Page end = Page.endOf(50, 90);
		Page otherEnd = Page.endOf(300, 400);
		Plan plan = Plan.of(List.of(otherEnd, end), new TreeMap<>(Map.of(100L, 2, 10L, 1)));
		assertThat(plan.pages()).containsExactly(Page.after(10), end, Page.after(100), Page.NEXT, otherEnd);
		assertThat(plan.claims()).containsExactly(new Claim(10, 10, 1), new Claim(100, 100, 2));
	}

	@Test
	void pagesThatBeginAtTheSamePlaceAreAllRead() {
		Page end = Page.endOf(10, 90);
		Page otherEnd = Page.endOf(10, 95);
		Plan plan = Plan.of(List.of(end, otherEnd), new TreeMap<>(Map.of(10L, 2)));
		assertThat(plan.pages()).containsExactly(end, otherEnd, Page.after(10), Page.NEXT);
	}

	@Test
	void chainsThatAreReadFromTheirEndsAreAmongTheOthers() {
		Claim backwards = Claim.endOf(100, 900, 3);
		Plan plan = Plan.of(List.of(), new TreeMap<>(Map.of(50L, 2, 1000L, 1)), List.of(backwards));
		assertThat(plan.pages()).containsExactly(Page.after(50), Page.NEXT, Page.endOf(100, 900), Page.previous(100),
				Page.previous(100), Page.after(1000));
		assertThat(plan.claims()).containsExactlyInAnyOrder(new Claim(50, 50, 2), new Claim(1000, 1000, 1), backwards);
	}

	@Test
	void placeThatIsLookedAtIsClaimed() {
		Plan plan = Plan.of(List.of(), new TreeMap<>(Map.of(10L, 2)));
		assertThat(plan.with(null)).isSameAs(plan);
		Claim look = new Claim(1000, 1050, 1);
		assertThat(plan.with(look)).isEqualTo(
				new Plan(List.of(Page.after(10), Page.NEXT, Page.after(1000)), List.of(new Claim(10, 10, 2), look)));
	}

	@Test
	void endsAloneClaimNothing() {
		Plan plan = Plan.of(List.of(Page.endOf(50, 90)), new TreeMap<>());
		assertThat(plan).isEqualTo(new Plan(List.of(Page.endOf(50, 90)), List.of()));
	}

}
