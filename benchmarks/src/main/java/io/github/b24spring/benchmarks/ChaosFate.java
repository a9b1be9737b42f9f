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
package io.github.b24spring.benchmarks;

/**
 * What becomes of an exchange on its way.
 *
 * @author The b24spring maintainers
 */
enum ChaosFate {

	/**
	 * The connection is closed, or reset, before the portal sees the request.
	 */
	CLOSED_BEFORE, RESET_BEFORE,

	/**
	 * The portal sees half of the request.
	 */
	CUT_REQUEST,

	/**
	 * The portal has answered, and the connection ends without the answer.
	 */
	CLOSED_AFTER, RESET_AFTER,

	/**
	 * A part of the answer comes, and then the end, or nothing for long.
	 */
	CUT_HEAD, CUT_BODY, RESET_BODY, STALLED_BODY,

	/**
	 * The answer takes some time, or longer than the client waits.
	 */
	DELAYED, LATE,

	/**
	 * The answer waits until that of another connection has passed.
	 */
	OVERTAKEN,

	/**
	 * The answer comes twice, or after an informational one.
	 */
	DUPLICATED, EARLY_HINTS,

	/**
	 * The answer is not the portal's: its end is missing although the length fits, its
	 * status is another, or it is a page of a proxy.
	 */
	TRUNCATED, WRONG_STATUS, HTML_PAGE;

	/**
	 * Whether what the client is told is not what happened.
	 */
	boolean isLie() {
		return this == TRUNCATED || this == WRONG_STATUS || this == HTML_PAGE;
	}

}
