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

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.credentials.PortalAddress;

import org.springframework.util.ConcurrentLruCache;

/**
 * The addresses of the methods that were called last, of all portals together: an idle
 * portal has none.
 */
final class MethodUris {

	private static final int MAX_SIZE = 4096;

	private final ConcurrentLruCache<MethodUri.Key, MethodUri> known = new ConcurrentLruCache<>(MAX_SIZE,
			MethodUri::of);

	MethodUri of(PortalAddress portal, RestVersion version, String method) {
		return this.known.get(new MethodUri.Key(portal, version, method));
	}

}
