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
import io.github.b24spring.client.credentials.PortalAccess;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.internal.pipeline.CallParameters;
import reactor.util.context.ContextView;

/**
 * What authorization adds to a call. It travels in Reactor's context, so that no stage
 * but the last one meets it.
 *
 * @param access the secret to send
 * @param portal where to send it
 */
record Authorized(PortalAccess access, PortalAddress portal) {

	static final Class<Authorized> CONTEXT_KEY = Authorized.class;

	static Authorized from(ContextView context) {
		return context.get(CONTEXT_KEY);
	}

	/**
	 * The JSON value to send. A token of REST 2 is one of the parameters.
	 */
	Object body(CallParameters parameters, RestVersion version) {
		String token = this.access.accessToken();
		return (token != null && version == RestVersion.V2) ? parameters.valueWith("auth", token) : parameters.value();
	}

	RequestSecret secret(RestVersion version) {
		if (this.access.webhookPath() != null) {
			return RequestSecret.webhook(this.access.webhookPath());
		}
		String token = this.access.accessToken();
		return (token != null && version == RestVersion.V3) ? RequestSecret.bearer(token) : RequestSecret.NONE;
	}

	@Override
	public String toString() {
		return this.access.toString();
	}

}
