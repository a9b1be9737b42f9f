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
 * The badges of configurable activities, {@code crm.activity.badge.*}. An administrator
 * of the CRM may change them, everybody may read them.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/badges/index.html">Badges</a>
 */
public interface CrmActivityBadgeOperations {

	/**
	 * Create a badge ({@code crm.activity.badge.add}).
	 * @param badge the badge
	 * @return the badge as the portal stored it
	 */
	Mono<Badge> add(Badge badge);

	/**
	 * Read a badge ({@code crm.activity.badge.get}).
	 * @param code the code of the badge
	 * @return the badge; empty if there is none
	 */
	Mono<Badge> get(String code);

	/**
	 * Read all badges ({@code crm.activity.badge.list}).
	 * @return the badges
	 */
	Flux<Badge> list();

	/**
	 * Delete a badge ({@code crm.activity.badge.delete}).
	 * @param code the code of the badge
	 * @return completes when the badge is deleted; fails with
	 * {@link io.github.b24spring.client.exception.Bitrix24NotFoundException} if there is
	 * none
	 */
	Mono<Void> delete(String code);

}
