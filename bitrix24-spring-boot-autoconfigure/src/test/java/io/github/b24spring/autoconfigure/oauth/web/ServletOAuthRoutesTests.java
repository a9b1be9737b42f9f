package io.github.b24spring.autoconfigure.oauth.web;

import io.github.b24spring.autoconfigure.WebApplication;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServletOAuthRoutesTests extends OAuthRoutesContract {

	ServletOAuthRoutesTests() {
		super(WebApplication.servlet());
	}

	@Test
	void formThatAFilterHasReadIsTakenFromTheParameters() {
		assertThat(send(installed(), "?read-by-filter")).isEqualTo(200);
		assertThat(isKnown()).isTrue();
	}

	@Test
	void fieldsOfTheAddressAreNoFieldsOfTheFormThatAFilterHasRead() {
		assertThat(send(installed().with("event", "ONAPPINSTALL"), "?read-by-filter&event=x&auth%5Bdomain%5D=y"))
			.isEqualTo(200);
		assertThat(send(installed().without("auth[refresh_token]"), "?read-by-filter&auth%5Brefresh_token%5D=forged"))
			.isEqualTo(200);
	}

	@Test
	void formThatAFilterHasReadMayNotBeLargerEither() {
		assertThat(send(installed().oversized(30_000), "?read-by-filter")).isEqualTo(413);
		assertThat(isKnown()).isFalse();
	}

}
