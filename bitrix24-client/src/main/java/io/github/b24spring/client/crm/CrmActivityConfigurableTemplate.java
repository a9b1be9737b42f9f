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

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.CallSpec;
import io.github.b24spring.client.crm.layout.Layout;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The configurable activities on top of a client.
 */
final class CrmActivityConfigurableTemplate implements CrmActivityConfigurableOperations {

	private final Bitrix24Client client;

	CrmActivityConfigurableTemplate(Bitrix24Client client) {
		this.client = client;
	}

	@Override
	public Mono<Long> add(CrmObject owner, ConfigurableFields fields, Layout layout) {
		String method = "crm.activity.configurable.add";
		return write(method,
				this.client.call(method).param("ownerTypeId", owner.type().value()).param("ownerId", owner.id()),
				fields, layout);
	}

	@Override
	public Mono<Void> update(long id, ConfigurableFields fields, Layout layout) {
		String method = "crm.activity.configurable.update";
		return write(method, this.client.call(method).param("id", id), fields, layout).then();
	}

	private static Mono<Long> write(String method, CallSpec call, ConfigurableFields fields, Layout layout) {
		layout.validate();
		return Answers
			.present(method,
					call.param("fields", fields)
						.param("layout", layout)
						.retrieve(WrittenActivity.class)
						.mapNotNull(WrittenActivity::activity))
			.map(ActivityId::id);
	}

	@Override
	public Mono<ConfigurableActivity> get(long id) {
		return Answers
			.found(this.client.call("crm.activity.configurable.get").param("id", id).retrieve(ReadActivity.class))
			.mapNotNull(ReadActivity::activity);
	}

	/**
	 * The result of the methods that write.
	 */
	record WrittenActivity(@Nullable ActivityId activity) {

	}

	/**
	 * The id of an activity that was written.
	 */
	record ActivityId(long id) {

	}

	/**
	 * The result of {@code crm.activity.configurable.get}.
	 */
	record ReadActivity(@Nullable ConfigurableActivity activity) {

	}

}
