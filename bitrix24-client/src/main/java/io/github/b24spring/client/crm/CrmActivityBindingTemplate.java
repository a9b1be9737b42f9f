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

import java.util.List;

import io.github.b24spring.client.Bitrix24Client;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;

/**
 * The bindings on top of a client.
 */
final class CrmActivityBindingTemplate implements CrmActivityBindingOperations {

	private static final ParameterizedTypeReference<List<CrmObject>> OBJECTS = new ParameterizedTypeReference<>() {
	};

	private final Bitrix24Client client;

	CrmActivityBindingTemplate(Bitrix24Client client) {
		this.client = client;
	}

	@Override
	public Mono<Void> add(long activityId, CrmObject object) {
		return write("crm.activity.binding.add", activityId, object);
	}

	@Override
	public Mono<Void> delete(long activityId, CrmObject object) {
		return write("crm.activity.binding.delete", activityId, object);
	}

	private Mono<Void> write(String method, long activityId, CrmObject object) {
		return Answers.done(method,
				this.client.call(method)
					.param("activityId", activityId)
					.param("entityTypeId", object.type().value())
					.param("entityId", object.id())
					.retrieve(Boolean.class));
	}

	@Override
	public Flux<CrmObject> list(long activityId) {
		return Answers.found(this.client.call("crm.activity.binding.list")
			.param("activityId", activityId)
			.retrieve(OBJECTS)
			.flatMapIterable((objects) -> objects));
	}

	@Override
	public Mono<Void> move(long activityId, CrmObject source, CrmObject target) {
		String method = "crm.activity.binding.move";
		return Answers.done(method,
				this.client.call(method)
					.param("activityId", activityId)
					.param("sourceEntityTypeId", source.type().value())
					.param("sourceEntityId", source.id())
					.param("targetEntityTypeId", target.type().value())
					.param("targetEntityId", target.id())
					.retrieve(Boolean.class));
	}

}
