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

import java.time.Duration;
import java.util.Objects;

import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalErrorException;
import org.jspecify.annotations.Nullable;

/**
 * How a method ended: with a result or with a refusal.
 *
 * @param result the result
 * @param refusal the refusal
 * @param cost how long it took
 * @param usage the time that the method has used so far, if it was charged
 * @author The b24spring maintainers
 */
record Execution(@Nullable MethodResult result, @Nullable PortalErrorException refusal, Duration cost,
		OperatingBudgets.@Nullable Usage usage) {

	static Execution refused(PortalErrorException refusal, Duration cost) {
		return new Execution(null, refusal, cost, null);
	}

	PortalErrorException requiredRefusal() {
		return Objects.requireNonNull(this.refusal);
	}

}
