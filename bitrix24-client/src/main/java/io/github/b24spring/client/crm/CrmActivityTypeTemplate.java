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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;

/**
 * The types of activities on top of a client.
 */
final class CrmActivityTypeTemplate implements CrmActivityTypeOperations {

	private static final ParameterizedTypeReference<List<CustomActivityType>> TYPES = new ParameterizedTypeReference<>() {
	};

	private final Bitrix24Client client;

	CrmActivityTypeTemplate(Bitrix24Client client) {
		this.client = client;
	}

	@Override
	public Mono<Void> add(NewActivityType type) {
		String method = "crm.activity.type.add";
		return Answers.done(method, this.client.call(method).param("fields", fields(type)).retrieve(Boolean.class));
	}

	private static Map<String, Object> fields(NewActivityType type) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("TYPE_ID", type.typeId());
		if (type.name() != null) {
			fields.put("NAME", type.name());
		}
		fields.put("IS_CONFIGURABLE_TYPE", type.isConfigurable() ? "Y" : "N");
		if (type.icon() != null) {
			fields.put("ICON_FILE", type.icon());
		}
		return fields;
	}

	@Override
	public Flux<CustomActivityType> list() {
		return this.client.call("crm.activity.type.list").retrieve(TYPES).flatMapIterable((types) -> types);
	}

	@Override
	public Mono<Void> delete(String typeId) {
		String method = "crm.activity.type.delete";
		return Answers.done(method, this.client.call(method).param("TYPE_ID", typeId).retrieve(Boolean.class));
	}

}
