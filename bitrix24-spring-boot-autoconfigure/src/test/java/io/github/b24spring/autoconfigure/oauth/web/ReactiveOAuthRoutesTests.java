package io.github.b24spring.autoconfigure.oauth.web;

import io.github.b24spring.autoconfigure.WebApplication;

class ReactiveOAuthRoutesTests extends OAuthRoutesContract {

	ReactiveOAuthRoutesTests() {
		super(WebApplication.reactive());
	}

}
