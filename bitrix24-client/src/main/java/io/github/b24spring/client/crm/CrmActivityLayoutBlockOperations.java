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

import io.github.b24spring.client.crm.layout.LayoutBlocks;
import reactor.core.publisher.Mono;

/**
 * Blocks that an application adds to activities, {@code crm.activity.layout.blocks.*}.
 * Each application has its own set in an activity. They need an application; a webhook
 * fails with {@link io.github.b24spring.client.exception.Bitrix24WrongAuthTypeException}.
 * A missing activity or owner fails with
 * {@link io.github.b24spring.client.exception.Bitrix24NotFoundException} when it is
 * written to.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/layout-blocks/index.html">Layout
 * blocks</a>
 */
public interface CrmActivityLayoutBlockOperations {

	/**
	 * Set the application's blocks of an activity
	 * ({@code crm.activity.layout.blocks.set}), in place of its former ones. Activities
	 * that are configurable or of a deprecated kind fail with
	 * {@link io.github.b24spring.client.exception.Bitrix24ValidationException}.
	 * @param activityId the id of the activity
	 * @param owner the CRM object that the activity belongs to
	 * @param blocks the blocks
	 * @return completes when the blocks are set
	 * @throws IllegalArgumentException if the blocks are not
	 * {@linkplain LayoutBlocks#validate() ones that a portal accepts}
	 */
	Mono<Void> set(long activityId, CrmObject owner, LayoutBlocks blocks);

	/**
	 * Read the application's blocks of an activity
	 * ({@code crm.activity.layout.blocks.get}).
	 * @param activityId the id of the activity
	 * @param owner the CRM object that the activity belongs to
	 * @return the blocks; empty if there is no such activity
	 */
	Mono<LayoutBlocks> get(long activityId, CrmObject owner);

	/**
	 * Remove the application's blocks from an activity
	 * ({@code crm.activity.layout.blocks.delete}).
	 * @param activityId the id of the activity
	 * @param owner the CRM object that the activity belongs to
	 * @return completes when the blocks are removed
	 */
	Mono<Void> delete(long activityId, CrmObject owner);

}
