package io.github.b24spring.autoconfigure.oauth.web;

import io.github.b24spring.autoconfigure.WebApplication;

class ServletOAuthRoutesTests extends OAuthRoutesContract {

	ServletOAuthRoutesTests() {
		super(WebApplication.servlet());
	}

}
