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

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import io.github.b24spring.client.internal.walk.WalkRequest.Page;

/**
 * How a list is looked at that may be neither short nor long: some requests look at many
 * places, while chains read from others. Chains differ in their lengths, so that not all
 * answers come at once and no worker waits for the next request.
 *
 * @param requests the looks
 * @param chains the chains
 */
record MediumLooks(List<List<Page>> requests, List<Claim> chains) {

	private static final int LOOKERS = 3;

	private static final int CHAINS = RequestBudget.WORKERS - LOOKERS;

	private static final int PLACES_OF_CHAIN = 5;

	/**
	 * The pages of the last chain, and how many less the one before it has.
	 */
	private static final int LONGEST_CHAIN = 26;

	private static final int STEP = 1;

	/**
	 * Lay out the places.
	 * @param gap the list
	 */
	static MediumLooks of(Gap gap) {
		int count = CHAINS * (PLACES_OF_CHAIN + 1);
		List<Page> places = new ArrayList<>();
		List<Claim> chains = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			long place = gap.after() + (long) (gap.ids() * (i / (double) count));
			if (i % (PLACES_OF_CHAIN + 1) == 0) {
				int behind = CHAINS - 1 - chains.size();
				chains.add(Claim.startOf(place, LONGEST_CHAIN - STEP * behind));
			}
			else {
				places.add(Page.after(place));
			}
		}
		return new MediumLooks(LookPlaces.parted(places, LOOKERS), chains);
	}

}
