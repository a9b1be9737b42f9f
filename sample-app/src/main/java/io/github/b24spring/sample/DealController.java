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

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.ListPage;
import io.github.b24spring.client.crm.Activity;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

@Controller
class DealController {

	private final DealActivities activities;

	DealController(DealActivities activities) {
		this.activities = activities;
	}

	@GetMapping("/deals")
	Rendering choose(@RequestParam long id) {
		return seeOther(UriComponentsBuilder.fromPath("/deals/{id}").build(id));
	}

	@GetMapping("/deals/{id}")
	Mono<Rendering> deal(@PathVariable long id, @RequestParam(defaultValue = "0") long start,
			@RequestParam(required = false) @Nullable Long added) {
		return page(new Request(id, Math.max(0, start), added), TodoForm.empty(), Map.of(), null);
	}

	@PostMapping("/deals/{id}/todos")
	Mono<Rendering> add(@PathVariable long id, @ModelAttribute TodoForm form) {
		Request request = new Request(id, 0, null);
		Map<String, String> mistakes = form.mistakes();
		if (!mistakes.isEmpty()) {
			return page(request, form, mistakes, null);
		}
		return this.activities.add(id, form)
			.map((added) -> seeOther(UriComponentsBuilder.fromPath("/deals/{id}").queryParam("added", added).build(id)))
			.onErrorResume(Bitrix24Exception.class, (refusal) -> page(request, form, Map.of(), refusal));
	}

	private static Rendering seeOther(URI location) {
		return Rendering.redirectTo(location.toString()).status(HttpStatus.SEE_OTHER).build();
	}

	private Mono<Rendering> page(Request request, TodoForm form, Map<String, String> mistakes,
			@Nullable Bitrix24Exception refusal) {
		return Mono
			.zip(this.activities.deal(request.id()), this.activities.page(request.id(), request.start()),
					(deal, page) -> page(request, form, mistakes, refusal, deal, page))
			.onErrorResume(Bitrix24Exception.class, (failure) -> Mono.just(problem(request, failure)));
	}

	private static Rendering page(Request request, TodoForm form, Map<String, String> mistakes,
			@Nullable Bitrix24Exception refusal, Deal deal, ListPage<Activity> page) {
		List<ActivityRow> rows = page.rows().stream().map(ActivityRow::of).toList();
		Rendering.Builder<?> rendering = Rendering.view("deal")
			.modelAttribute("pageTitle", pageTitle(deal.name(), mistakes, refusal))
			.modelAttribute("labels", TodoForm.LABELS)
			.modelAttribute("deal", deal)
			.modelAttribute("rows", rows)
			.modelAttribute("pages", new Pages(request.start(), rows.size(), page.total(), page.next()))
			.modelAttribute("form", form)
			.modelAttribute("mistakes", mistakes);
		if (request.added() != null) {
			rendering.modelAttribute("added", request.added());
		}
		if (refusal != null) {
			ProblemDetail problem = Problems.describe(refusal);
			rendering.modelAttribute("refusal", problem)
				.modelAttribute("mayExist", refusal.mayHaveRun())
				.status(HttpStatusCode.valueOf(problem.getStatus()));
		}
		else if (!mistakes.isEmpty()) {
			rendering.status(HttpStatus.UNPROCESSABLE_CONTENT);
		}
		return rendering.build();
	}

	/**
	 * A screen reader begins with the title, so it tells first that something is wrong.
	 */
	private static String pageTitle(String name, Map<String, String> mistakes, @Nullable Bitrix24Exception refusal) {
		String prefix = (mistakes.isEmpty() && refusal == null) ? "" : "Not added: ";
		return prefix + name + " · Bitrix24 sample";
	}

	private static Rendering problem(Request request, Bitrix24Exception failure) {
		ProblemDetail problem = Problems.describe(failure);
		if (failure instanceof Bitrix24NotFoundException) {
			problem.setTitle("There is no deal " + request.id());
		}
		return Rendering.view("deal")
			.modelAttribute("pageTitle", problem.getTitle() + " · Bitrix24 sample")
			.modelAttribute("problem", problem)
			.modelAttribute("again", UriComponentsBuilder.fromPath("/deals/{id}").build(request.id()).toString())
			.status(HttpStatusCode.valueOf(problem.getStatus()))
			.headers(Problems.headers(failure, Clock.systemUTC()))
			.build();
	}

	private record Request(long id, long start, @Nullable Long added) {

	}

}
