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
package io.github.b24spring.testportal.event;

import java.net.URI;

import io.github.b24spring.testportal.oauth.Installation;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to be told of an event.
 *
 * @param id the number of the binding
 * @param event the code in upper case
 * @param handler where the event is sent, {@code null} if it is queued
 * @param userId whose tokens it brings, 0 for those of the acting user
 * @param connector the name of the queue
 * @param minTimeout the least number of seconds between two signals
 * @param installation the application
 * @param applicationToken the application's token when it was bound: an update of the
 * application changes it and drops all bindings
 * @author The b24spring maintainers
 */
record EventBinding(long id, String event, @Nullable URI handler, long userId, String connector, long minTimeout,
		Installation installation, String applicationToken) {

	boolean isOffline() {
		return this.handler == null;
	}

	boolean isValid() {
		return this.installation.isInstalled() && this.installation.applicationToken().equals(this.applicationToken);
	}

	boolean isOf(Installation installation) {
		return this.installation == installation;
	}

	boolean isLike(EventBinding other) {
		return this.event.equals(other.event) && java.util.Objects.equals(this.handler, other.handler)
				&& this.userId == other.userId && this.connector.equals(other.connector)
				&& this.installation == other.installation;
	}

}
