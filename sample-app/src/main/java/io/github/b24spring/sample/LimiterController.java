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

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

@Controller
class LimiterController {

	private final Limiter limiter;

	LimiterController(Limiter limiter) {
		this.limiter = limiter;
	}

	@GetMapping("/limiter")
	String limiter() {
		return "limiter";
	}

	@GetMapping(path = "/limiter/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	@ResponseBody
	Flux<Limiter.State> states() {
		return this.limiter.states();
	}

	@PostMapping("/limiter/calls")
	@ResponseBody
	Mono<Limiter.Load> load() {
		return this.limiter.load();
	}

}
