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
package io.github.b24spring.testportal;

import java.util.Set;

import io.github.b24spring.testportal.method.MethodCaller;
import io.github.b24spring.testportal.method.PortalErrorException;
import org.jspecify.annotations.Nullable;

/**
 * What a credential gives access to.
 *
 * @param caller who calls
 * @param credential what the time of methods is charged to
 * @param scope the permissions, {@code null} for all
 * @author The b24spring maintainers
 */
record Access(MethodCaller caller, String credential, @Nullable Set<String> scope) {

	void check(String method, boolean rest3) {
		String needed = (this.scope != null) ? Scopes.of(method) : null;
		if (needed != null && this.scope != null && !this.scope.contains(needed)) {
			throw new PortalErrorException(403,
					rest3 ? "BITRIX_REST_V3_EXCEPTION_INSUFFICIENTSCOPEEXCEPTION" : "insufficient_scope",
					"The request requires higher privileges than provided by the access token");
		}
	}

}
