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
import io.github.b24spring.client.crm.layout.LayoutBlocks;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The additional blocks on top of a client.
 */
final class CrmActivityLayoutBlockTemplate implements CrmActivityLayoutBlockOperations {

	private final Bitrix24Client client;

	CrmActivityLayoutBlockTemplate(Bitrix24Client client) {
		this.client = client;
	}

	@Override
	public Mono<Void> set(long activityId, CrmObject owner, LayoutBlocks blocks) {
		blocks.validate();
		String method = "crm.activity.layout.blocks.set";
		return write(method, call(method, activityId, owner).param("layout", blocks));
	}

	@Override
	public Mono<LayoutBlocks> get(long activityId, CrmObject owner) {
		return Answers.found(call("crm.activity.layout.blocks.get", activityId, owner).retrieve(ReadLayout.class))
			.mapNotNull(ReadLayout::layout);
	}

	@Override
	public Mono<Void> delete(long activityId, CrmObject owner) {
		String method = "crm.activity.layout.blocks.delete";
		return write(method, call(method, activityId, owner));
	}

	private CallSpec call(String method, long activityId, CrmObject owner) {
		return this.client.call(method)
			.param("entityTypeId", owner.type().value())
			.param("entityId", owner.id())
			.param("activityId", activityId);
	}

	private static Mono<Void> write(String method, CallSpec call) {
		return Answers.done(method, call.retrieve(Success.class).mapNotNull(Success::success));
	}

	/**
	 * The result of the methods that write.
	 */
	record Success(@Nullable Boolean success) {

	}

	/**
	 * The result of {@code crm.activity.layout.blocks.get}.
	 */
	record ReadLayout(@Nullable LayoutBlocks layout) {

	}

}
