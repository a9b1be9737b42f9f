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

import io.github.b24spring.client.crm.FieldDescriptor;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class CommunicationFieldsController {

	private final CommunicationFields fields;

	CommunicationFieldsController(CommunicationFields fields) {
		this.fields = fields;
	}

	@GetMapping("/communication-fields")
	Mono<Map<String, FieldDescriptor>> communicationFields() {
		return this.fields.all();
	}

	@GetMapping("/portals/{name}/communication-fields")
	Mono<Map<String, FieldDescriptor>> communicationFields(@PathVariable String name) {
		return this.fields.of(name)
			.switchIfEmpty(Mono.error(
					() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No portal of that name is configured")));
	}

}
