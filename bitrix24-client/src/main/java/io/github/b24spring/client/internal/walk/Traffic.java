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

/**
 * What is going on while a list is read.
 *
 * @param full the most pages of a request
 * @param room the number of pages for which there is room
 * @param reach the number of pages that may wait for those before them
 * @param sent the number of requests that were sent
 * @param inFlight the number of those that were not answered
 * @param pagesInFlight the pages that those read
 */
record Traffic(int full, int room, int reach, int sent, int inFlight, int pagesInFlight) {

	/**
	 * The requests that a portal would work on at once if there were more under way.
	 */
	int idleWorkers() {
		return RequestBudget.WORKERS - this.inFlight;
	}

}
