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

import java.net.URI;

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.credentials.PortalAddress;

/**
 * Where a method is called, and what may be shown of that in metrics. A name of a method
 * needs no encoding, so this is made once instead of by a template for each call.
 *
 * @param uri the address, without a secret
 * @param template the address of any method
 */
record MethodUri(URI uri, String template) {

	static MethodUri of(Key key) {
		String url = key.portal().url();
		return new MethodUri(URI.create(url + path(key.version(), key.method())),
				url + path(key.version(), "{method}"));
	}

	static String path(RestVersion version, String method) {
		return ((version == RestVersion.V3) ? "/rest/api/" : "/rest/") + method;
	}

	/**
	 * What the address is made of.
	 *
	 * @param portal the portal
	 * @param version the generation of the REST interface
	 * @param method the REST method
	 */
	record Key(PortalAddress portal, RestVersion version, String method) {
	}

}
