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
package io.github.b24spring.testportal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import io.github.b24spring.testportal.event.ApplicationPosts;
import io.github.b24spring.testportal.event.FormPost;
import io.github.b24spring.testportal.event.HandlerReply;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for what test portals send to applications: installation, pages and robots.
 *
 * @author The b24spring maintainers
 */
class ApplicationPostTests {

	private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

	private final Handler handler = new Handler();

	private final Bitrix24TestPortal first = Bitrix24TestPortal.builder().clock(PortalClock.stoppedAt(NOON)).start();

	private final Bitrix24TestPortal portal = this.first.portal("acme");

	private Installation installation;

	private ApplicationPosts posts;

	@BeforeEach
	void install() {
		this.installation = this.portal.install(
				Application.local("local.1", "secret.1").withScope("crm", "bizproc").withHandler(this.handler.url()));
		this.posts = this.portal.posts(this.installation);
	}

	@AfterEach
	void stop() {
		this.first.close();
		this.handler.close();
	}

	@Test
	void installationBringsTokensThatCallBack() throws Exception {
		HandlerReply reply = this.posts.installed().send().join();
		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.body()).isEqualTo("taken");
		Map<String, Object> form = received();
		assertThat(form).containsEntry("event", "ONAPPINSTALL")
			.containsEntry("ts", Long.toString(NOON.getEpochSecond()))
			.containsEntry("data", Map.of("VERSION", "1", "ACTIVE", "Y", "INSTALLED", "Y", "LANGUAGE_ID", "en"));
		Map<String, Object> auth = map(form.get("auth"));
		assertThat(auth).containsEntry("expires_in", "3600")
			.containsEntry("scope", "crm,bizproc")
			.containsEntry("status", "L")
			.containsEntry("client_endpoint", this.portal.url() + "/rest/")
			.containsEntry("server_endpoint", this.portal.oauth().url() + "/rest/")
			.containsEntry("domain", this.portal.url().substring("http://".length()))
			.containsEntry("member_id", this.portal.memberId())
			.containsEntry("application_token", this.installation.applicationToken())
			.containsKey("refresh_token");
		assertThat(Http
			.json(auth.get("client_endpoint") + "app.info", Map.of("auth", String.valueOf(auth.get("access_token"))))
			.resultMap()).containsEntry("CODE", "local.1");
	}

	@Test
	void lifeOfTheApplicationIsTold() {
		String token = this.installation.applicationToken();
		this.installation.update(this.installation.application().withVersion(3));
		assertThat(this.posts.updated(1).fields()).containsEntry("event", "ONAPPUPDATE")
			.containsEntry("data[VERSION]", "3")
			.containsEntry("data[PREVIOUS_VERSION]", "1")
			.containsKeys("auth[access_token]", "auth[refresh_token]")
			.doesNotContainEntry("auth[application_token]", token);
		this.installation.uninstall();
		assertThat(this.posts.uninstalled(true).fields()).containsEntry("event", "ONAPPUNINSTALL")
			.containsEntry("data[CLEAN]", "1")
			.containsEntry("auth[application_token]", this.installation.applicationToken())
			.doesNotContainKeys("auth[access_token]", "auth[refresh_token]");
	}

	@Test
	void systemUserIsToldWithTokensOfItsOwn() throws Exception {
		Map<String, String> fields = this.posts.userReady().fields();
		assertThat(fields).containsEntry("event", "ONAPPUSERREADY")
			.containsEntry("data[user_id]", Long.toString(this.installation.systemUserId()))
			.containsEntry("data[client_id]", "local.1")
			.containsKeys("data[refresh_token]", "auth[refresh_token]", "auth[application_token]");
		assertThat(profile(fields.get("data[access_token]"))).containsEntry("ID",
				Long.toString(this.installation.systemUserId()));
		assertThat(profile(fields.get("auth[access_token]"))).containsEntry("ID", "1");
	}

	@Test
	void pageComesWithTokensOfItsUser() throws Exception {
		FormPost page = this.posts.page(7);
		assertThat(page.send().join().status()).isEqualTo(202);
		assertThat(page.address().getPath()).isEqualTo("/handler");
		assertThat(PhpQuery.parse(page.address().getRawQuery()))
			.containsEntry("DOMAIN", this.portal.url().substring("http://".length()))
			.containsEntry("PROTOCOL", "0")
			.containsKeys("LANG", "APP_SID");
		Map<String, Object> form = received();
		assertThat(form).containsEntry("PLACEMENT", "DEFAULT")
			.containsEntry("PLACEMENT_OPTIONS", "{}")
			.containsEntry("AUTH_EXPIRES", "3600")
			.containsEntry("APPLICATION_TOKEN", this.installation.applicationToken())
			.containsEntry("APPLICATION_SCOPE", "crm,bizproc")
			.containsEntry("member_id", this.portal.memberId())
			.containsKey("REFRESH_ID");
		assertThat(profile(String.valueOf(form.get("AUTH_ID")))).containsEntry("ID", "7");
		assertThat(this.posts.placement("CRM_DEAL_DETAIL_TAB", "undefined", 7).fields())
			.containsEntry("PLACEMENT", "CRM_DEAL_DETAIL_TAB")
			.containsEntry("PLACEMENT_OPTIONS", "undefined");
	}

	@Test
	void robotIsAnsweredOnce() throws Exception {
		this.posts.robot("robot", true, Map.of("text", "\u044f & b", "list", List.of("x", "y"))).send().join();
		Map<String, Object> form = received();
		assertThat(form).containsEntry("document_id", List.of("crm", "CCrmDocumentDeal", "DEAL_1"))
			.containsEntry("use_subscription", "Y")
			.containsEntry("properties", Map.of("text", "\u044f & b", "list", List.of("x", "y")));
		Map<String, Object> answer = Map.of("auth", this.installation.tokens().accessToken(), "event_token",
				String.valueOf(form.get("event_token")), "return_values", Map.of("sum", 5), "log_message", "done");
		String address = this.portal.url() + "/rest/bizproc.event.send";
		assertThat(Http.json(address, answer).result()).isEqualTo(true);
		assertThat(this.portal.robots().answers()).singleElement()
			.satisfies((given) -> assertThat(given.returnValues()).containsEntry("sum", 5));
		assertThat(Http.json(address, answer).error()).isEqualTo("403 ACCESS_DENIED");
		assertThat(Http.json(this.portal.webhookUrl() + "bizproc.event.send", answer).error())
			.isEqualTo("403 ACCESS_DENIED");
	}

	@Test
	void formsCanBeSpoilt() {
		FormPost form = this.posts.installed();
		assertThat(form.forged().fields().get("auth[application_token]"))
			.isNotEqualTo(this.installation.applicationToken());
		assertThat(this.posts.page(1).forged().fields().get("APPLICATION_TOKEN"))
			.isNotEqualTo(this.installation.applicationToken());
		assertThat(form.with("auth[client_endpoint]", "http://evil.example/rest/").body())
			.contains("auth%5Bclient_endpoint%5D=http%3A%2F%2Fevil.example%2Frest%2F");
		assertThat(form.without("auth").fields()).doesNotContainKey("auth[member_id]").containsKey("event");
		assertThat(form.nested(200).body()).contains("nested" + "%5Ba%5D".repeat(200) + "=1");
		assertThat(form.oversized(1_000_000).body()).hasSizeGreaterThan(1_000_000);
		assertThat(form.crowded(5_000).fields()).hasSizeGreaterThan(5_000);
		form.truncated(100).send().join();
		assertThat(this.handler.bodies()).singleElement().satisfies((body) -> assertThat(body).hasSize(100));
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> form.broken(100).send().join());
	}

	@Test
	void portalSpeaksForItsOwnInstallationsAlone() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.first.posts(this.installation))
			.withMessage("'installation' must be one on this portal");
	}

	@Test
	void formsLeaveTheMachineNever() {
		for (String address : List.of("https://app.example/handler", "http://10.0.0.1/",
				"http://127.0.0.1.evil.example/")) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.posts.installed().to(address).send())
				.withMessageContaining("must be on this machine");
		}
		Installation silent = this.portal.install(Application.local("local.2", "secret.2"));
		assertThatIllegalStateException().isThrownBy(() -> this.portal.posts(silent).installed().send())
			.withMessageContaining("withHandler");
	}

	private Map<String, Object> profile(String token) throws Exception {
		return Http.json(this.portal.url() + "/rest/profile", Map.of("auth", token)).resultMap();
	}

	private Map<String, Object> received() {
		assertThat(this.handler.contentTypes()).containsExactly("application/x-www-form-urlencoded");
		return this.handler.forms().get(0);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

}
