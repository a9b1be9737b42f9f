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
package io.github.b24spring.sample;

import java.util.Map;

import io.github.b24spring.autoconfigure.NamedPortals;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.crm.FieldDescriptor;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * What an activity's communications consist of.
 */
@Service
class CommunicationFields {

	private final CrmActivityOperations activities;

	private final ObjectProvider<NamedPortals> portals;

	CommunicationFields(CrmActivityOperations activities, ObjectProvider<NamedPortals> portals) {
		this.activities = activities;
		this.portals = portals;
	}

	Mono<Map<String, FieldDescriptor>> all() {
		return this.activities.communicationFields();
	}

	/**
	 * Ask a portal that has a name.
	 * @return the fields, empty if no portal has the name
	 */
	Mono<Map<String, FieldDescriptor>> of(String name) {
		return Mono.justOrEmpty(this.portals.stream().findFirst())
			.filter((portals) -> portals.names().contains(name))
			.flatMap((portals) -> CrmActivityOperations.of(portals.client(name)).communicationFields());
	}

}
