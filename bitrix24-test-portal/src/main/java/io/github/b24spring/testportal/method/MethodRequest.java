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
package io.github.b24spring.testportal.method;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A call of a method as it reached the portal, on its own or inside of a batch.
 *
 * @param method the name of the method as it was sent
 * @param parameters the parameters in their order: texts, numbers, booleans,
 * {@code null}, maps and lists. Inside of a batch all scalars are texts. Positional
 * parameters have the names {@code 0}, {@code 1}, …
 * @param caller who calls
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record MethodRequest(String method, Map<String, @Nullable Object> parameters, MethodCaller caller) {

	public MethodRequest {
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
	}

	/**
	 * Create a call of the user with the id 1.
	 * @param method the name of the method as it was sent
	 * @param parameters the parameters in their order
	 * @param application whether the call is authorized by the token of an application,
	 * not by a webhook
	 */
	public MethodRequest(String method, Map<String, @Nullable Object> parameters, boolean application) {
		this(method, parameters, application ? MethodCaller.application(1, "testportal") : MethodCaller.webhook(1));
	}

	/**
	 * Return whether the call is authorized by the token of an application.
	 * @return {@code false} for a webhook
	 */
	public boolean application() {
		return this.caller.isApplication();
	}

}
