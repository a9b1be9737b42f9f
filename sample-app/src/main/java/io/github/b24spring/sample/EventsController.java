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

import java.time.Duration;

import reactor.core.publisher.Flux;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

@Controller
class EventsController {

	private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

	private final EventFeed feed;

	private final boolean demo;

	private final boolean fetched;

	EventsController(EventFeed feed, ObjectProvider<DemoPortals> demo,
			@Value("${bitrix24.events.offline-queue.enabled:false}") boolean fetched) {
		this.feed = feed;
		this.demo = demo.getIfAvailable() != null;
		this.fetched = fetched;
	}

	@GetMapping("/events")
	String events(Model model) {
		model.addAttribute("demo", this.demo);
		model.addAttribute("fetched", this.fetched);
		return "events";
	}

	@GetMapping(path = "/events/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	@ResponseBody
	Flux<ServerSentEvent<ShownEvent>> stream() {
		// Without a word, neither side would notice that the other is there, or is gone.
		Flux<ServerSentEvent<ShownEvent>> signsOfLife = Flux.interval(Duration.ZERO, SIGN_OF_LIFE)
			.map((tick) -> ServerSentEvent.<ShownEvent>builder().comment("here").build());
		return Flux.merge(this.feed.events().map((event) -> ServerSentEvent.builder(event).build()), signsOfLife);
	}

}
