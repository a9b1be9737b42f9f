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
package io.github.b24spring.client;

import java.time.Duration;

import io.github.b24spring.client.exception.Bitrix24Exception;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;

/**
 * Description of one call: the method, its parameters, and how it may be treated on its
 * way. Immutable; every method returns a changed copy, so that a description can be
 * shared and varied.
 * <p>
 * The publishers fail with a {@link Bitrix24Exception}, or with an
 * {@link IllegalArgumentException} if a parameter cannot be sent.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface CallSpec {

	/**
	 * Set a parameter.
	 * @param name the name as documented; case matters
	 * @param value anything that has a JSON form, which is read at each subscription;
	 * {@code null} is sent as JSON null
	 * @return a changed copy
	 * @throws IllegalStateException if the parameters were given as a list
	 */
	CallSpec param(String name, @Nullable Object value);

	/**
	 * Set several parameters: a {@link java.util.Map}, a bean or record whose properties
	 * become parameters, or a {@link java.util.List} for the old methods whose parameters
	 * are positional. Names that were set before and do not occur again are kept.
	 * <p>
	 * The map or list itself is copied now. A bean, and what a map or list contains, is
	 * read at each subscription.
	 * @param parameters a map, bean, record or list
	 * @return a changed copy
	 * @throws IllegalStateException if the parameters were given as a list, and these are
	 * not
	 */
	CallSpec params(Object parameters);

	/**
	 * Choose the generation of the REST interface; {@link RestVersion#V2} unless set.
	 * @param version the generation
	 * @return a changed copy
	 */
	CallSpec version(RestVersion version);

	/**
	 * Say whether running the method twice has the same effect as running it once.
	 * @param idempotent {@code false} to never repeat the call unless the portal said
	 * that it did not run it
	 * @return a changed copy
	 */
	CallSpec idempotent(boolean idempotent);

	/**
	 * Say how urgent the call is while calls wait for the portal's limits;
	 * {@link CallPriority#INTERACTIVE} unless set.
	 * @param priority the priority
	 * @return a changed copy
	 */
	CallSpec priority(CallPriority priority);

	/**
	 * Say whether the call may share one request with other calls while calls wait for
	 * the portal's limits. Methods that only read, as far as the documentation tells, may
	 * unless told otherwise; all others may only when told so.
	 * @param joinable whether the call may be joined with others
	 * @return a changed copy
	 */
	CallSpec joinable(boolean joinable);

	/**
	 * Limit the time from subscription to the answer, waiting for the portal's limits
	 * included.
	 * @param deadline the longest time
	 * @return a changed copy
	 */
	CallSpec deadline(Duration deadline);

	/**
	 * Call the method and decode {@code result}.
	 * @param <T> the type of the result
	 * @param type the type of the result
	 * @return the result; empty if the portal answered {@code null}
	 */
	<T> Mono<T> retrieve(Class<T> type);

	/**
	 * Call the method and decode {@code result}.
	 * @param <T> the type of the result
	 * @param type the type of the result
	 * @return the result; empty if the portal answered {@code null}
	 */
	<T> Mono<T> retrieve(ParameterizedTypeReference<T> type);

	/**
	 * Call the method and decode the whole answer.
	 * @param <T> the type of {@code result}
	 * @param type the type of {@code result}
	 * @return the answer, never empty
	 */
	<T> Mono<Bitrix24Response<T>> exchange(Class<T> type);

	/**
	 * Call the method and decode the whole answer.
	 * @param <T> the type of {@code result}
	 * @param type the type of {@code result}
	 * @return the answer, never empty
	 */
	<T> Mono<Bitrix24Response<T>> exchange(ParameterizedTypeReference<T> type);

	/**
	 * Make the call for its effect, and pass over what the method returns.
	 * @return completes when the portal has run the method; fails as
	 * {@link #retrieve(Class)} does
	 */
	Mono<Void> execute();

}
