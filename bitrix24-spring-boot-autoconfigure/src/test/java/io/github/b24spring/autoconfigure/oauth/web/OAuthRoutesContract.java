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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.WebApplication;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.OAuthPortal;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import io.github.b24spring.testportal.event.FormPost;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What portals and browsers can rely on, whichever web framework the application uses.
 */
abstract class OAuthRoutesContract {

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	private final HttpClient browser = HttpClient.newHttpClient();

	private String url;

	private Installation installation;

	private final WebApplication server;

	@TempDir
	private Path work;

	OAuthRoutesContract(WebApplication server) {
		this.server = server;
	}

	@BeforeEach
	void startApplication() {
		String[] application = this.portal.application();
		this.url = this.server.start(this.work,
				new String[] { application[0], application[1], application[2], "bitrix24.oauth.routes.enabled=true",
						"bitrix24.oauth.routes.max-form-size=20KB" },
				Bitrix24OAuthAutoConfiguration.class, Bitrix24AutoConfiguration.class,
				Bitrix24OAuthRoutesAutoConfiguration.class);
		this.installation = this.portal.portal()
			.install(Application.local(OAuthPortal.CLIENT_ID, OAuthPortal.CLIENT_SECRET)
				.withRedirectUri(this.url + "/bitrix24/callback")
				.withHandler(this.url + "/bitrix24/install"));
	}

	@AfterEach
	void stopApplication() {
		this.server.stop();
	}

	private HttpResponse<String> get(String address, @Nullable String cookie) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20));
		if (cookie != null) {
			request.header("Cookie", cookie);
		}
		return this.browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> authorize() throws IOException, InterruptedException {
		return get(this.url + "/bitrix24/authorize?portal=" + this.portal.portal().url(), null);
	}

	private static String location(HttpResponse<?> response) {
		assertThat(response.statusCode()).isEqualTo(302);
		return response.headers().firstValue("Location").orElseThrow();
	}

	private static String cookie(HttpResponse<?> response) {
		return response.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
	}

	boolean isKnown() {
		Boolean[] known = new Boolean[1];
		StepVerifier.create(
				this.server.context().getBean(Bitrix24OAuth.class).tokenStore().find(this.portal.key()).hasElement())
			.assertNext((found) -> known[0] = found)
			.expectComplete()
			.verify(Duration.ofSeconds(30));
		return known[0];
	}

	private int send(FormPost post) {
		return send(post, "");
	}

	int send(FormPost post, String query) {
		return post.to(this.url + "/bitrix24/install" + query).send().join().status();
	}

	FormPost installed() {
		return this.portal.portal().posts(this.installation).installed();
	}

	@Test
	void browserAuthorizesTheApplication() throws Exception {
		HttpResponse<String> begun = authorize();
		assertThat(begun.headers().firstValue("Set-Cookie").orElseThrow()).containsIgnoringCase("HttpOnly")
			.contains("SameSite=Lax")
			.contains("Path=/")
			.doesNotContain("Secure");
		String callback = location(get(location(begun), null));
		assertThat(callback).startsWith(this.url + "/bitrix24/callback?code=");
		HttpResponse<String> done = get(callback, cookie(begun));
		assertThat(location(done)).isEqualTo("/");
		assertThat(done.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
		assertThat(isKnown()).isTrue();
	}

	@Test
	void stateOfAnotherBrowserIsRefusedAndNothingIsSent() throws Exception {
		HttpResponse<String> begun = authorize();
		String callback = location(get(location(begun), null));
		assertThat(get(callback, null).statusCode()).isEqualTo(400);
		assertThat(get(callback, cookie(authorize())).statusCode()).isEqualTo(400);
		assertThat(get(callback.replaceFirst("state=[^&]*", "state=x"), "bitrix24-state=x").statusCode())
			.isEqualTo(400);
		assertThat(this.portal.portal().oauth().statistics().requests()).isZero();
		assertThat(isKnown()).isFalse();
	}

	@Test
	void replayedStateIsRefusedAndNothingIsSent() throws Exception {
		HttpResponse<String> begun = authorize();
		String callback = location(get(location(begun), null));
		assertThat(get(callback, cookie(begun)).statusCode()).isEqualTo(302);
		HttpResponse<String> replayed = get(callback, cookie(begun));
		assertThat(replayed.statusCode()).isEqualTo(400);
		assertThat(replayed.body()).contains("used before");
		assertThat(this.portal.portal().oauth().statistics().requests()).isOne();
	}

	@Test
	void codeThatIsTooOldIsRefused() throws Exception {
		this.portal.portal().oauth().codeLife(Duration.ZERO);
		HttpResponse<String> begun = authorize();
		HttpResponse<String> late = get(location(get(location(begun), null)), cookie(begun));
		assertThat(late.statusCode()).isEqualTo(403);
		assertThat(late.body()).doesNotContain(OAuthPortal.CLIENT_SECRET);
		assertThat(isKnown()).isFalse();
	}

	@Test
	void addressWithoutEncryptionIsNotRedirectedTo() throws Exception {
		assertThat(get(this.url + "/bitrix24/authorize?portal=http://portal.example.com", null).statusCode())
			.isEqualTo(403);
		assertThat(get(this.url + "/bitrix24/authorize?portal=%5B", null).statusCode()).isEqualTo(400);
		assertThat(get(this.url + "/bitrix24/authorize", null).statusCode()).isEqualTo(400);
	}

	@Test
	void installationIsProvenAndKeptAndForgotten() {
		assertThat(send(installed())).isEqualTo(200);
		assertThat(isKnown()).isTrue();
		assertThat(send(this.portal.portal().posts(this.installation).uninstalled(true))).isEqualTo(200);
		assertThat(isKnown()).isFalse();
		assertThat(send(installed())).isEqualTo(200);
		assertThat(isKnown()).isTrue();
	}

	@Test
	void installationThatComesTwiceAtOnceIsAnsweredAlike() {
		this.portal.portal().oauth().delay((number) -> Duration.ofMillis(200));
		FormPost post = installed().to(this.url + "/bitrix24/install");
		List<CompletableFuture<Integer>> statuses = Stream
			.generate(() -> post.send().thenApply((sent) -> sent.status()))
			.limit(4)
			.toList();
		assertThat(statuses.stream().map(CompletableFuture::join)).containsOnly(200);
		assertThat(isKnown()).isTrue();
	}

	@Test
	void forgedInstallationIsRefused() {
		assertThat(send(installed().with("auth[refresh_token]", "forged"))).isEqualTo(403);
		assertThat(isKnown()).isFalse();
	}

	@Test
	void forgedRemovalIsRefused() {
		send(installed());
		assertThat(send(this.portal.portal().posts(this.installation).uninstalled(true).forged())).isEqualTo(403);
		assertThat(isKnown()).isTrue();
	}

	@Test
	void pageInstallsAnUnknownPortalAndIsCheckedAfterwards() {
		FormPost page = this.portal.portal().posts(this.installation).page(1);
		assertThat(send(page)).isEqualTo(200);
		assertThat(isKnown()).isTrue();
		long requests = this.portal.portal().oauth().statistics().requests();
		assertThat(send(page)).isEqualTo(200);
		assertThat(send(page.with("APPLICATION_TOKEN", "another"))).isEqualTo(403);
		assertThat(this.portal.portal().oauth().statistics().requests()).isEqualTo(requests);
	}

	@Test
	void oversizedAndDeepFormsAreRefusedAndNothingIsSent() {
		assertThat(send(installed().oversized(30_000))).isEqualTo(413);
		assertThat(send(installed().nested(40))).isEqualTo(413);
		assertThat(this.portal.portal().oauth().statistics().requests()).isZero();
		assertThat(isKnown()).isFalse();
	}

	@Test
	void formThatIsNoneIsRefused() throws Exception {
		HttpResponse<String> response = this.browser
			.send(HttpRequest.newBuilder(URI.create(this.url + "/bitrix24/install"))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString("a=b"))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(400);
	}

}
