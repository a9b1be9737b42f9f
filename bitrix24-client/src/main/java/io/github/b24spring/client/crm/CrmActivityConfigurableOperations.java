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

import io.github.b24spring.client.crm.layout.Layout;
import reactor.core.publisher.Mono;

/**
 * The configurable activities, {@code crm.activity.configurable.*}. They need an
 * application; a webhook fails with
 * {@link io.github.b24spring.client.exception.Bitrix24WrongAuthTypeException}.
 * <p>
 * They are found and deleted with the methods of {@link CrmActivityOperations}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/index.html">Configurable
 * activities</a>
 */
public interface CrmActivityConfigurableOperations {

	/**
	 * Create an activity ({@code crm.activity.configurable.add}).
	 * @param owner the CRM object that the activity belongs to
	 * @param fields the fields
	 * @param layout how the activity looks
	 * @return the id of the activity
	 * @throws IllegalArgumentException if the layout is not {@linkplain Layout#validate()
	 * one that a portal accepts}
	 */
	Mono<Long> add(CrmObject owner, ConfigurableFields fields, Layout layout);

	/**
	 * Change an activity ({@code crm.activity.configurable.update}), which the
	 * application that created it alone may do. It also ends the animation that an action
	 * has started.
	 * @param id the id of the activity
	 * @param fields the fields
	 * @param layout how the activity looks
	 * @return completes when the activity is changed
	 * @throws IllegalArgumentException if the layout is not {@linkplain Layout#validate()
	 * one that a portal accepts}
	 */
	Mono<Void> update(long id, ConfigurableFields fields, Layout layout);

	/**
	 * Read an activity ({@code crm.activity.configurable.get}).
	 * @param id the id of the activity
	 * @return the activity; empty if there is none
	 */
	Mono<ConfigurableActivity> get(long id);

}
