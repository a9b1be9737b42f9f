package io.github.b24spring.autoconfigure.event.web;

import io.github.b24spring.autoconfigure.WebApplication;

class ServletEventsRouteTests extends EventsRouteContract {

	ServletEventsRouteTests() {
		super(WebApplication.servlet());
	}

}
