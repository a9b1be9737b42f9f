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
package io.github.b24spring.client.observation;

import java.util.List;

/**
 * What is known of a request that several calls share, while it is observed.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public class Bitrix24ClientSharedRequestContext extends Bitrix24ClientContext {

	private final List<Bitrix24ClientRequestContext> calls;

	/**
	 * Create a context.
	 * @param portalHost the portal's host
	 * @param calls the calls, the one first that the others joined
	 */
	public Bitrix24ClientSharedRequestContext(String portalHost, List<Bitrix24ClientRequestContext> calls) {
		super(portalHost, "batch");
		this.calls = List.copyOf(calls);
	}

	/**
	 * Return the calls that share the request.
	 * @return the calls, the one first that the others joined
	 */
	public List<Bitrix24ClientRequestContext> calls() {
		return this.calls;
	}

}
