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
