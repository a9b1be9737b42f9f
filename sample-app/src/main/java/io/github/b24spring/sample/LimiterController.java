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
