package io.github.b24spring.autoconfigure.event.web;

import io.github.b24spring.autoconfigure.WebApplication;

class ReactiveEventsRouteTests extends EventsRouteContract {

	ReactiveEventsRouteTests() {
		super(WebApplication.reactive());
	}

}
