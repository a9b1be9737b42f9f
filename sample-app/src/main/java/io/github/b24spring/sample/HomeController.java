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

import java.time.Clock;
import java.util.Map;

import io.github.b24spring.client.crm.FieldDescriptor;
import io.github.b24spring.client.exception.Bitrix24Exception;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

@Controller
class HomeController {

	private final CommunicationFields fields;

	private final PortalStatus status;

	HomeController(CommunicationFields fields, PortalStatus status) {
		this.fields = fields;
		this.status = status;
	}

	@GetMapping("/")
	Mono<Rendering> home() {
		return this.fields.all().flatMap(this::page).onErrorResume(Bitrix24Exception.class, this::problem);
	}

	private Mono<Rendering> page(Map<String, FieldDescriptor> descriptors) {
		return this.status.snapshot()
			.map((portal) -> Rendering.view("home")
				.modelAttribute("portal", portal)
				.modelAttribute("fields", descriptors)
				.build());
	}

	private Mono<Rendering> problem(Bitrix24Exception failure) {
		ProblemDetail problem = Problems.describe(failure);
		return this.status.snapshot()
			.map((portal) -> Rendering.view("home")
				.modelAttribute("portal", portal)
				.modelAttribute("problem", problem)
				.status(HttpStatusCode.valueOf(problem.getStatus()))
				.headers(Problems.headers(failure, Clock.systemUTC()))
				.build());
	}

}
