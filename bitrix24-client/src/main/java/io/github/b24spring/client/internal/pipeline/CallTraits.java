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
package io.github.b24spring.client.internal.pipeline;

import java.util.Optional;

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.catalog.MethodCatalog;
import io.github.b24spring.client.catalog.MethodDescription;

/**
 * What may be done with a call, as far as its caller and the documentation tell.
 */
final class CallTraits {

	private static final MethodCatalog CATALOG = MethodCatalog.documented();

	private CallTraits() {
	}

	/**
	 * Whether the call may run twice. What a batch does is not told by its method.
	 */
	static boolean isRepeatable(Call call) {
		if (call.idempotent() != null) {
			return call.idempotent();
		}
		return !isBatch(call) && find(call).map(MethodDescription::reading).orElse(false);
	}

	/**
	 * Whether the call means the same as a command of a batch, and may be one.
	 */
	static boolean isJoinable(Call call) {
		if (Boolean.FALSE.equals(call.joinable()) || call.version() != RestVersion.V2 || isBatch(call)) {
			return false;
		}
		boolean told = Boolean.TRUE.equals(call.joinable());
		boolean allowed = find(call)
			.map((method) -> method.batchable()
					&& (told || (method.reading() && !Boolean.FALSE.equals(call.idempotent()))))
			.orElse(told);
		return allowed && PhpQuery.expressible(call.parameters().value());
	}

	/**
	 * Whether the call may change something, and has a place for a mark that says who
	 * does it. A batch has none; its commands do.
	 */
	static boolean isModifying(Call call) {
		return call.version() == RestVersion.V2 && !isBatch(call)
				&& !find(call).map(MethodDescription::reading).orElse(false);
	}

	/**
	 * Whether this is a batch that fails with what one of its commands fails with, and
	 * does not tell which one.
	 */
	static boolean isBatchOfRest3(Call call) {
		return call.version() == RestVersion.V3 && isBatch(call);
	}

	static boolean isBatch(Call call) {
		return call.method().equalsIgnoreCase(BatchCalls.METHOD);
	}

	private static Optional<MethodDescription> find(Call call) {
		return CATALOG.find(call.method());
	}

}
