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
package io.github.b24spring.client.internal.admission;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.settings.RateLimitSettings;

/**
 * The settings that hold for a portal: those of the first of the clients that use it.
 */
final class SettingsInForce implements Supplier<RateLimitSettings> {

	private final Set<Object> clients = Collections.newSetFromMap(new WeakHashMap<>());

	private volatile RateLimitSettings settings;

	SettingsInForce(RateLimitSettings settings) {
		this.settings = settings;
	}

	@Override
	public RateLimitSettings get() {
		return this.settings;
	}

	/**
	 * Return the longest time that a call of a priority may have to wait.
	 */
	Duration maxWait(CallPriority priority) {
		RateLimitSettings current = this.settings;
		return (priority == CallPriority.INTERACTIVE) ? current.interactiveMaxWait() : current.maxWait();
	}

	/**
	 * Note that a client uses the portal.
	 * @param client the client
	 * @param wanted its settings
	 * @return whether others hold now than before
	 */
	synchronized boolean use(Object client, RateLimitSettings wanted) {
		boolean changed = this.clients.isEmpty() && !this.settings.equals(wanted);
		this.clients.add(client);
		if (changed) {
			this.settings = wanted;
		}
		return changed;
	}

	/**
	 * Note that a client does not use the portal any more.
	 */
	synchronized void leave(Object client) {
		this.clients.remove(client);
	}

}
