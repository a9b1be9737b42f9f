package io.github.b24spring.sample;

import java.time.Duration;

import reactor.core.publisher.Flux;

import org.springframework.beans.factory.ObjectProvider;
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

	EventsController(EventFeed feed, ObjectProvider<DemoPortals> demo) {
		this.feed = feed;
		this.demo = demo.getIfAvailable() != null;
	}

	@GetMapping("/events")
	String events(Model model) {
		model.addAttribute("demo", this.demo);
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
