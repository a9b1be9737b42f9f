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
 * The CRM objects that an activity is bound to, {@code crm.activity.binding.*}; at most
 * 100 an activity. A missing activity, object or binding fails with
 * {@link io.github.b24spring.client.exception.Bitrix24NotFoundException} when it is
 * written to.
 * <p>
 * The owner of an activity changes when its own binding is deleted.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/binding/index.html">Bindings</a>
 */
public interface CrmActivityBindingOperations {

	/**
	 * Bind an activity to an object ({@code crm.activity.binding.add}).
	 * @param activityId the id of the activity
	 * @param object the object
	 * @return completes when the activity is bound; fails with
	 * {@link io.github.b24spring.client.exception.Bitrix24ConflictException} if it was
	 * already
	 */
	Mono<Void> add(long activityId, CrmObject object);

	/**
	 * Take an activity from an object ({@code crm.activity.binding.delete}).
	 * @param activityId the id of the activity
	 * @param object the object
	 * @return completes when the activity is no longer bound; fails with
	 * {@link io.github.b24spring.client.exception.Bitrix24ConflictException} if it is
	 * bound to no other object
	 */
	Mono<Void> delete(long activityId, CrmObject object);

	/**
	 * Find the objects that an activity is bound to ({@code crm.activity.binding.list}).
	 * @param activityId the id of the activity
	 * @return the objects that the user may read; empty if there is no such activity
	 */
	Flux<CrmObject> list(long activityId);

	/**
	 * Move an activity from one object to another of the same type
	 * ({@code crm.activity.binding.move}). Between types, bind it to the new object
	 * first, then take it from the old one.
	 * @param activityId the id of the activity
	 * @param source the object that the activity is bound to
	 * @param target the object that it shall be bound to
	 * @return completes when the activity is moved; fails with
	 * {@link io.github.b24spring.client.exception.Bitrix24ValidationException} if the
	 * types differ
	 */
	Mono<Void> move(long activityId, CrmObject source, CrmObject target);

}
