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
package io.github.b24spring.autoconfigure.event;

import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenListener;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Fetches from a portal's queue once the application is installed there, and no longer
 * than it is.
 *
 * @param pollers fetch from the queues, and are made after what tells of portals
 */
record InstalledPortalsListener(ObjectProvider<EventPollers> pollers) implements TokenListener {

	@Override
	public void installed(TokenKey key) {
		this.pollers.ifAvailable(EventPollers::portalInstalled);
	}

	@Override
	public void forgotten(TokenKey portal) {
		this.pollers.ifAvailable((all) -> all.portalForgotten(portal.memberId()));
	}

}
