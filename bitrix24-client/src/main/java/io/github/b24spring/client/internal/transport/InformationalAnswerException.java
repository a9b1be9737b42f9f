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
package io.github.b24spring.client.internal.transport;

/**
 * An informational answer came in place of one.
 */
final class InformationalAnswerException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	InformationalAnswerException(int status) {
		super("an informational answer came in place of one, which the HTTP library does not skip");
		this.status = status;
	}

	int status() {
		return this.status;
	}

}
