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
package io.github.b24spring.autoconfigure;

/**
 * Thrown when an application that was processed ahead of time is told of a portal that
 * was not known then.
 */
final class UnknownPortalException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnknownPortalException(String portal) {
		super("The portal '" + portal + "' of 'bitrix24.portals' was not known when the application was processed ahead"
				+ " of time. Name it in the properties that are there at build time, without its secrets, for example"
				+ " by 'bitrix24.portals." + portal + ".rate-limit.plan'.");
	}

}
