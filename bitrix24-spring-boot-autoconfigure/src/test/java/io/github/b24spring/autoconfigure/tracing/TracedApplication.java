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
package io.github.b24spring.autoconfigure.tracing;

import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.crm.FieldDescriptor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application whose controllers call the portal, with and without waiting for it on
 * their thread.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TracedApplication {

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@RestController
	static class Controller {

		private final CrmActivityOperations activities;

		private final Bitrix24Client client;

		Controller(CrmActivityOperations activities, Bitrix24Client client) {
			this.activities = activities;
			this.client = client;
		}

		@GetMapping("/fields")
		Mono<Map<String, FieldDescriptor>> fields() {
			return this.activities.fields();
		}

		@GetMapping("/blocking/fields")
		Map<String, FieldDescriptor> fieldsBlocking() {
			return this.activities.fields().block();
		}

		@GetMapping("/list")
		Mono<Long> list() {
			return this.client.list("crm.activity.list", Map.class).fetch().count();
		}

		@GetMapping("/blocking/list")
		Long listBlocking() {
			return list().block();
		}

		@GetMapping("/crowd")
		Mono<Long> crowd() {
			return Flux.range(1, 70)
				.flatMap((id) -> this.client.call("crm.activity.get").param("id", id).retrieve(Map.class), 70)
				.count();
		}

		@GetMapping("/blocking/crowd")
		Long crowdBlocking() {
			return crowd().block();
		}

	}

}
