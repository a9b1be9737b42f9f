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
package io.github.b24spring.client;

/**
 * How urgent a call is while calls have to wait for the portal's limits.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public enum CallPriority {

	/**
	 * Somebody waits for the answer: goes before bulk work, and may use the whole burst
	 * that the portal allows. The default of single calls.
	 */
	INTERACTIVE,

	/**
	 * Work on many rows: leaves a reserve of the burst to interactive calls. The default
	 * of lists and batches.
	 */
	BULK

}
