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
package io.github.b24spring.sample;

import org.jspecify.annotations.Nullable;

/**
 * How far an export has come.
 *
 * @param state what becomes of it
 * @param rows the number of rows read
 * @param total about how many rows there will be, if something is known
 * @param message why it failed or asks again, if it does
 */
record ExportProgress(State state, long rows, @Nullable Long total, @Nullable String message) {

	boolean isEnd() {
		return this.state != State.RUNNING && this.state != State.RETRYING;
	}

	/**
	 * What becomes of an export.
	 */
	enum State {

		RUNNING, RETRYING, DONE, FAILED, STOPPED

	}

}
