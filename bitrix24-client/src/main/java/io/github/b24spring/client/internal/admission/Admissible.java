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

import java.util.Collection;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.exception.Bitrix24Exception;
import org.jspecify.annotations.Nullable;

/**
 * A call that has to wait for a permit.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface Admissible {

	/**
	 * Return how urgent the call is.
	 * @return the priority
	 */
	CallPriority priority();

	/**
	 * Return the name of the method, for exceptions.
	 * @return the name
	 */
	String method();

	/**
	 * Return the methods whose execution time the call takes: its own, and those of its
	 * commands.
	 * @return the names of the methods
	 */
	Collection<String> methods();

	/**
	 * Return what the call can share a request with.
	 * @return a key that is the same for all that can share one, or {@code null} if the
	 * call goes alone
	 */
	@Nullable Object joinKey();

	/**
	 * Estimate the execution time of the call.
	 * @return the time in seconds
	 */
	double cost();

	/**
	 * Estimate the size of the answer.
	 * @return the size as a share of the largest answer that is read
	 */
	double size();

	/**
	 * Create the failure of a call that is kept away from a blocked portal.
	 * @param description what is known of the block
	 * @return the failure
	 */
	Bitrix24Exception portalBlocked(String description);

}
