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
package io.github.b24spring.client.crm;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The types of activities that the application has registered,
 * {@code crm.activity.type.*}. They need an application and an administrator; a webhook
 * fails with {@link io.github.b24spring.client.exception.Bitrix24WrongAuthTypeException}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/types/index.html">Types
 * of activities</a>
 */
public interface CrmActivityTypeOperations {

	/**
	 * Register a type ({@code crm.activity.type.add}).
	 * @param type the type
	 * @return completes when the type is registered; fails with
	 * {@link io.github.b24spring.client.exception.Bitrix24ValidationException} if it was
	 * already
	 */
	Mono<Void> add(NewActivityType type);

	/**
	 * Find the types of the application ({@code crm.activity.type.list}).
	 * @return the types
	 */
	Flux<CustomActivityType> list();

	/**
	 * Remove a type ({@code crm.activity.type.delete}).
	 * @param typeId the id of the type
	 * @return completes when the type is removed; fails with
	 * {@link io.github.b24spring.client.exception.Bitrix24ValidationException} if there
	 * is none, which the portal reports as a wrong value
	 */
	Mono<Void> delete(String typeId);

}
