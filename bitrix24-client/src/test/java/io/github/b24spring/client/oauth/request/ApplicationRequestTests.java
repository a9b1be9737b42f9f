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
package io.github.b24spring.client.oauth.request;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import io.github.b24spring.client.form.BracketForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What portals post, as values.
 */
class ApplicationRequestTests {

	private static final String AUTH = "&auth[access_token]=acc3ss&auth[refresh_token]=r3fresh&auth[expires_in]=3600"
			+ "&auth[scope]=crm%20user,task&auth[domain]=company.bitrix24.com&auth[status]=L"
			+ "&auth[server_endpoint]=https%3A%2F%2Foauth.bitrix24.tech%2Frest%2F"
			+ "&auth[client_endpoint]=https%3A%2F%2Fcompany.bitrix24.com%2Frest%2F&auth[member_id]=abc123"
			+ "&auth[application_token]=appt0ken";

	private static final String PAGE = "AUTH_ID=acc3ss&AUTH_EXPIRES=3600&REFRESH_ID=r3fresh&member_id=abc123&status=P"
			+ "&SERVER_ENDPOINT=https%3A%2F%2Foauth.bitrix.info%2Frest%2F&APPLICATION_TOKEN=appt0ken"
			+ "&APPLICATION_SCOPE=crm,im";

	private static final String PAGE_QUERY = "DOMAIN=company.bitrix24.com&PROTOCOL=1&LANG=de&APP_SID=1";

	@Test
	void readsAnInstallation() {
		ApplicationInstalled installed = (ApplicationInstalled) read(
				"event=onAppInstall&data[VERSION]=3&data[ACTIVE]=Y" + "&data[INSTALLED]=N&data[LANGUAGE_ID]=de" + AUTH,
				"");
		assertThat(installed.version()).isEqualTo(3);
		assertThat(installed.active()).isTrue();
		assertThat(installed.installed()).isFalse();
		assertThat(installed.languageId()).isEqualTo("de");
		PortalAuthorization authorization = installed.authorization();
		assertThat(authorization.memberId()).isEqualTo("abc123");
		assertThat(authorization.portal()).hasToString("https://company.bitrix24.com");
		assertThat(authorization.accessToken()).isEqualTo("acc3ss");
		assertThat(authorization.refreshToken()).isEqualTo("r3fresh");
		assertThat(authorization.life()).isEqualTo(Duration.ofHours(1));
		assertThat(authorization.scopes()).containsExactlyInAnyOrder("crm", "user", "task");
		assertThat(authorization.status()).isEqualTo("L");
		assertThat(authorization.serverHost()).isEqualTo("oauth.bitrix24.tech");
		assertThat(authorization.applicationToken()).isEqualTo("appt0ken");
		assertThat(installed.toString()).contains("abc123").doesNotContain("acc3ss", "r3fresh", "appt0ken");
	}

	@Test
	void readsAnUpdateAndARemoval() {
		ApplicationUpdated updated = (ApplicationUpdated) read(
				"event=ONAPPUPDATE&data[VERSION]=4&data[PREVIOUS_VERSION]=3" + AUTH, "");
		assertThat(updated.version()).isEqualTo(4);
		assertThat(updated.previousVersion()).isEqualTo(3);
		ApplicationUninstalled removed = (ApplicationUninstalled) read("event=ONAPPUNINSTALL&data[CLEAN]=1"
				+ "&auth[client_endpoint]=https%3A%2F%2Fcompany.bitrix24.com%2Frest%2F&auth[member_id]=abc123"
				+ "&auth[application_token]=appt0ken", "");
		assertThat(removed.clean()).isTrue();
		assertThat(removed.authorization().accessToken()).isNull();
		assertThat(removed.authorization().applicationToken()).isEqualTo("appt0ken");
	}

	@Test
	void readsTheTokensOfTheApplicationsOwnUser() {
		SystemUserReady ready = (SystemUserReady) read("event=ONAPPUSERREADY&data[access_token]=syst3m"
				+ "&data[refresh_token]=r3new&data[expires_in]=60&data[scope]=crm&data[domain]=oauth.bitrix.info"
				+ "&data[server_endpoint]=https%3A%2F%2Foauth.bitrix.info%2Frest%2F&data[user_id]=77&data[status]=F"
				+ "&data[client_endpoint]=https%3A%2F%2Fcompany.bitrix24.com%2Frest%2F&data[member_id]=abc123"
				+ "&data[client_id]=local.1" + AUTH, "");
		assertThat(ready.authorization().accessToken()).isEqualTo("syst3m");
		assertThat(ready.authorization().refreshToken()).isEqualTo("r3new");
		assertThat(ready.authorization().userId()).isEqualTo(77);
		assertThat(ready.authorization().applicationToken()).isEqualTo("appt0ken");
		assertThat(ready.installer().accessToken()).isEqualTo("acc3ss");
		assertThat(ready.clientId()).isEqualTo("local.1");
		assertThat(ready.toString()).doesNotContain("syst3m", "r3new", "acc3ss", "r3fresh", "appt0ken");
	}

	@Test
	void readsThePageOfAPlace() {
		ApplicationOpened opened = (ApplicationOpened) read(PAGE + "&PLACEMENT=CRM_DEAL_DETAIL_TAB"
				+ "&PLACEMENT_OPTIONS=%7B%22ID%22%3A%225%22%2C%22none%22%3Anull%7D", PAGE_QUERY);
		assertThat(opened.placement()).isEqualTo("CRM_DEAL_DETAIL_TAB");
		assertThat(opened.placementOptions()).isEqualTo(Map.of("ID", "5"));
		assertThat(opened.language()).isEqualTo("de");
		assertThat(opened.authorization().portal()).hasToString("https://company.bitrix24.com");
		assertThat(opened.authorization().scopes()).containsExactlyInAnyOrder("crm", "im");
		assertThat(opened.authorization().serverHost()).isEqualTo("oauth.bitrix.info");
	}

	@ParameterizedTest
	@ValueSource(strings = { "undefined", "[]", "", "{", "{\"a\":}", "null", "7" })
	void optionsThatAreNoneDoNoHarm(String options) {
		ApplicationOpened opened = (ApplicationOpened) read(PAGE + "&PLACEMENT_OPTIONS=" + options.replace("{", "%7B"),
				PAGE_QUERY.replace("PROTOCOL=1", "PROTOCOL=0"));
		assertThat(opened.placementOptions()).isEmpty();
		assertThat(opened.placement()).isEqualTo(ApplicationOpened.DEFAULT_PLACEMENT);
		assertThat(opened.authorization().portal()).hasToString("http://company.bitrix24.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "auth[member_id]", "auth[client_endpoint]", "auth[access_token]" })
	void namesWhatIsMissing(String name) {
		String form = ("event=ONAPPINSTALL" + AUTH).replaceAll("&" + java.util.regex.Pattern.quote(name) + "=[^&]*",
				"");
		assertRefused(form, "", "'" + name + "'");
	}

	@Test
	void refusesWhatItDoesNotKnow() {
		assertRefused("", "", "'event'");
		assertRefused("event=ONCRMDEALADD" + AUTH, "", "none of an application's own");
		assertRefused(PAGE, "", "'DOMAIN'");
		assertRefused("event=ONAPPINSTALL" + AUTH.replace("abc123", "a%2Fb"), "", "'auth[member_id]'");
		assertRefused("event=ONAPPINSTALL" + AUTH.replace("abc123", "a".repeat(65)), "", "'auth[member_id]'");
		assertRefused("event=ONAPPINSTALL" + AUTH.replace("https%3A%2F%2Fcompany.bitrix24.com%2Frest%2F", "%00://x y"),
				"", "'auth[client_endpoint]'");
		assertRefused(PAGE, "DOMAIN=evil@company.bitrix24.com", "'DOMAIN'");
	}

	@Test
	void refusesAnEventOfTwoPortals() {
		assertThatExceptionOfType(RefusedRequestException.class)
			.isThrownBy(() -> read("event=ONAPPUSERREADY&data[access_token]=a&data[refresh_token]=r"
					+ "&data[client_endpoint]=https%3A%2F%2Fcompany.bitrix24.com%2Frest%2F&data[member_id]=other"
					+ AUTH, ""))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(RefusalReason.FOREIGN_PORTAL));
	}

	@Test
	void readsACode() {
		AuthorizationCode code = AuthorizationCode
			.read(form("code=c0de&state=st4te&domain=company.bitrix24.com&member_id=abc123&scope=crm"
					+ "&server_domain=oauth.bitrix24.tech"));
		assertThat(code.code()).isEqualTo("c0de");
		assertThat(code.state()).isEqualTo("st4te");
		assertThat(code.portal()).hasToString("https://company.bitrix24.com");
		assertThat(code.memberId()).isEqualTo("abc123");
		assertThat(code.serverHost()).isEqualTo("oauth.bitrix24.tech");
		assertThat(code.toString()).doesNotContain("c0de", "st4te");
		assertThatExceptionOfType(RefusedRequestException.class)
			.isThrownBy(() -> AuthorizationCode.read(form("state=x&domain=company.bitrix24.com&member_id=abc123")))
			.withMessageContaining("'code'");
	}

	private static void assertRefused(String form, String query, String message) {
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> read(form, query))
			.withMessageContaining(message)
			.satisfies((refused) -> {
				assertThat(refused.reason()).isEqualTo(RefusalReason.INCOMPLETE);
				assertThat(refused.getMessage()).doesNotContain("acc3ss", "r3fresh", "appt0ken");
			});
	}

	private static ApplicationRequest read(String form, String query) {
		return ApplicationRequest.read(form(form), form(query));
	}

	private static BracketForm form(String text) {
		return BracketForm.parse(text.getBytes(StandardCharsets.UTF_8));
	}

}
