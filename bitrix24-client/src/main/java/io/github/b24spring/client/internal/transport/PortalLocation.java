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

import java.util.concurrent.atomic.AtomicReference;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.credentials.PortalAddress;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Where the portal answers: where its credentials say, unless it has redirected from
 * there since.
 */
final class PortalLocation {

	private static final Log logger = LogFactory.getLog(PortalLocation.class);

	private final AtomicReference<State> state;

	private final Bitrix24ClientListener listener;

	PortalLocation(PortalAddress known, Bitrix24ClientListener listener) {
		this.state = new AtomicReference<>(new State(known, known));
		this.listener = listener;
	}

	PortalAddress current() {
		return this.state.get().current;
	}

	/**
	 * Find the address for an access.
	 * @param known where the access says that the portal answers
	 */
	PortalAddress of(PortalAddress known) {
		State before = this.state.get();
		if (before.known.equals(known)) {
			return before.current;
		}
		change(before, new State(known, known));
		return current();
	}

	/**
	 * Note that the portal redirected, and answered where it pointed to.
	 * @return whether this is news
	 */
	boolean moved(PortalAddress from, PortalAddress to) {
		State before = this.state.get();
		return before.current.equals(from) && change(before, new State(before.known, to));
	}

	private boolean change(State before, State after) {
		if (!this.state.compareAndSet(before, after)) {
			return false;
		}
		String previousHost = before.current.host();
		String host = after.current.host();
		if (!host.equals(previousHost)) {
			logger.warn("The portal '" + previousHost + "' answers as '" + host
					+ "' now; change the configured address, because the old name may be given to somebody else");
			this.listener.portalRenamed(previousHost, host);
		}
		return true;
	}

	/**
	 * Where the portal answers, at one moment.
	 *
	 * @param known where the credentials say
	 * @param current where it does
	 */
	private record State(PortalAddress known, PortalAddress current) {
	}

}
