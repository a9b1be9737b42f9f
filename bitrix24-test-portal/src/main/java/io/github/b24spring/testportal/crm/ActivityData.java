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
package io.github.b24spring.testportal.crm;

import io.github.b24spring.testportal.list.IdSequence;
import io.github.b24spring.testportal.list.ListCost;

/**
 * What activities a portal has from the start, and how it behaves when they are listed.
 *
 * @param rows the number of generated activities
 * @param ids the ids of the generated activities
 * @param seed decides what is in the generated activities
 * @param owners the number of deals that the generated activities belong to in turn
 * @param objects how many objects of each type the CRM has: those with the ids from 1 to
 * this number
 * @param cost how long the portal is busy with a page of the list
 * @param pagesPerChange after how many pages one activity vanishes and another appears, 0
 * for never
 * @param changeSeed decides which activities vanish
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ActivityData(long rows, IdSequence ids, long seed, int owners, long objects, ListCost cost,
		int pagesPerChange, long changeSeed) {

	/**
	 * Return no activities, and a thousand objects of each type.
	 * @return the data
	 */
	public static ActivityData empty() {
		return generated(0, IdSequence.dense(1));
	}

	/**
	 * Generate activities that belong to the deals 1 to 3.
	 * @param rows the number of activities
	 * @param ids their ids
	 * @return the data
	 */
	public static ActivityData generated(long rows, IdSequence ids) {
		return new ActivityData(rows, ids, 1, 3, 1000, ListCost.NONE, 0, 0);
	}

	/**
	 * Change what is in the activities.
	 * @param seed decides what is in the generated activities
	 * @return a changed copy
	 */
	public ActivityData withSeed(long seed) {
		return new ActivityData(this.rows, this.ids, seed, this.owners, this.objects, this.cost, this.pagesPerChange,
				this.changeSeed);
	}

	/**
	 * Change the number of deals that the activities belong to.
	 * @param owners the number of deals
	 * @return a changed copy
	 */
	public ActivityData withOwners(int owners) {
		return new ActivityData(this.rows, this.ids, this.seed, owners, Math.max(owners, this.objects), this.cost,
				this.pagesPerChange, this.changeSeed);
	}

	/**
	 * Change how long lists take.
	 * @param cost how long the portal is busy with a page
	 * @return a changed copy
	 */
	public ActivityData withCost(ListCost cost) {
		return new ActivityData(this.rows, this.ids, this.seed, this.owners, this.objects, cost, this.pagesPerChange,
				this.changeSeed);
	}

	/**
	 * Let the data change while it is listed: one activity vanishes and another appears.
	 * @param pages after how many pages
	 * @param seed decides which activities vanish
	 * @return a changed copy
	 * @see ActivityStore#vanished()
	 */
	public ActivityData withChangeEvery(int pages, long seed) {
		return new ActivityData(this.rows, this.ids, this.seed, this.owners, this.objects, this.cost, pages, seed);
	}

}
