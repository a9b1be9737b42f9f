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

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Fault;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;
import io.github.b24spring.testportal.list.ListCost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page in a browser, light and dark, narrow and wide. Leaves what it saw in
 * {@code target/screenshots}; axe-core looks through every page and what it tells.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
@EnabledIf(value = "isBrowserThere",
		disabledReason = "It takes Chromium, and its driver from the Maven profile 'browser'")
class BrowserTests {

	private static final Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
		.activities(ActivityData.generated(20_000, IdSequence.dense(1)).withCost(ListCost.ofPage(20)))
		.start();

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static Playwright playwright;

	private static Browser browser;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("bitrix24.webhook-url", portal::webhookUrl);
		// What is looked at is the page: a slow machine is not to be refused for it.
		registry.add("bitrix24.rate-limit.interactive-max-wait", () -> "10m");
		registry.add("bitrix24.retry.interactive-timeout", () -> "10m");
	}

	static boolean isBrowserThere() {
		return chromium().isPresent() && Playwright.class.getResource("/driver/linux/node") != null;
	}

	private static Optional<Path> chromium() {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.flatMap((folder) -> Stream.of("chromium", "chromium-browser", "google-chrome")
				.map((name) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	@BeforeAll
	static void startBrowser() {
		playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		browser = playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(chromium().orElseThrow())
				.setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-component-update",
						"--disable-sync", "--no-first-run")));
	}

	@AfterAll
	static void stop() {
		if (browser != null) {
			browser.close();
			playwright.close();
		}
		portal.close();
	}

	@AfterEach
	void heal() {
		portal.faults().clear();
	}

	@ParameterizedTest
	@CsvSource({ "LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 360, 740", "DARK, 360, 740" })
	void fieldsAreSeen(ColorScheme scheme, int width, int height) {
		try (Page page = open(scheme, width, height)) {
			List<String> elsewhere = new ArrayList<>();
			List<String> complaints = new ArrayList<>();
			page.onRequest((request) -> {
				if (!request.url().startsWith(address()) && !request.url().startsWith("data:")) {
					elsewhere.add(request.url());
				}
			});
			page.onConsoleMessage((message) -> complaints.add(message.text()));
			page.navigate(address());
			shoot(page, "fields", scheme, width);
			assertThat(page.locator("tbody th").allInnerTexts()).containsExactly("ID", "ACTIVITY_ID", "ENTITY_ID",
					"ENTITY_TYPE_ID", "TYPE", "VALUE");
			assertThat(page.locator("#portal-host").innerText()).isEqualTo(portal.url().substring("http://".length()));
			assertThat(page.locator("#portal-health").innerText()).isEqualTo("Healthy");
			assertThat(page.locator("#problem").count()).isZero();
			assertFits(page);
			assertThat(brightness(page))
				.satisfies((brightness) -> assertThat(brightness > 128).isEqualTo(scheme == ColorScheme.LIGHT));
			assertThat(elsewhere).isEmpty();
			assertThat(complaints).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "LIGHT, 1280, 800", "DARK, 360, 740" })
	void failureIsTold(ColorScheme scheme, int width, int height) {
		portal.faults()
			.always("crm.activity.communication.fields",
					Fault.error(403, "insufficient_scope", "The request requires higher privileges"));
		try (Page page = open(scheme, width, height)) {
			assertThat(page.navigate(address()).status()).isEqualTo(502);
			shoot(page, "failure", scheme, width);
			Axe.assertNothingFound(page, "failure");
			assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("insufficient_scope", "Try again")
				.doesNotContain("Exception");
			assertFits(page);
			portal.faults().clear();
			page.locator("#problem a").click();
			page.waitForSelector("tbody th");
		}
	}

	@ParameterizedTest
	@CsvSource({ "LIGHT, 1280, 800", "DARK, 360, 740" })
	void todoIsAddedWithTheKeyboard(ColorScheme scheme, int width, int height) {
		int before = portal.activities().additions().size();
		try (Page page = browser.newPage(new Browser.NewPageOptions().setColorScheme(scheme)
			.setViewportSize(width, height)
			.setTimezoneId("America/New_York"))) {
			page.navigate(address() + "deals/2");
			shoot(page, "deal", scheme, width);
			assertThat(page.locator("tbody tr").count()).isEqualTo(50);
			assertFits(page);
			page.locator("summary").press("Enter");
			page.locator("#title").press("Enter");
			assertThat(page.locator("#title-mistake").innerText()).isEqualTo("Say what is to be done.");
			page.waitForFunction("document.activeElement.id === 'mistakes'");
			assertThat(page.title()).startsWith("Not added: ");
			shoot(page, "mistakes", scheme, width);
			Axe.assertNothingFound(page, "mistakes");
			assertFits(page);
			page.locator("#title").fill("Send the offer");
			page.locator("#deadline").fill("2027-07-31T15:00");
			page.locator("#title").press("Enter");
			page.waitForSelector("#added");
			shoot(page, "added", scheme, width);
			assertThat(page.locator("tr.new th").innerText()).isEqualTo("Send the offer");
			assertThat(page.locator("tr.new time").getAttribute("datetime")).isEqualTo("2027-07-31T22:00+03:00");
			assertFits(page);
			page.reload();
			page.locator("#next").click();
			page.waitForFunction("document.getElementById('range').innerText.startsWith('51–100 of ')");
		}
		assertThat(portal.activities().additions()).hasSize(before + 1);
	}

	@ParameterizedTest
	@CsvSource({ "LIGHT, 1280, 800", "DARK, 360, 740" })
	void progressReachesItsEnd(ColorScheme scheme, int width, int height) {
		try (Page page = open(scheme, width, height)) {
			page.navigate(address() + "export");
			shoot(page, "export", scheme, width);
			Download download = page.waitForDownload(() -> page.locator("#export").press("Enter"));
			shoot(page, "exporting", scheme, width);
			assertThat(download.failure()).isNull();
			assertThat(download.suggestedFilename()).isEqualTo("activities.csv");
			page.waitForSelector("#result.good");
			shoot(page, "exported", scheme, width);
			Axe.assertNothingFound(page, "exported");
			assertThat(page.evaluate("document.querySelector('progress').position")).isEqualTo(1);
			assertThat(page.locator("#count").innerText())
				.isEqualTo(String.format(Locale.ENGLISH, "%,d activities", portal.activities().count()));
			assertThat(Files.readAllLines(download.path())).hasSize(Math.toIntExact(portal.activities().count()) + 1);
			assertFits(page);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@ParameterizedTest
	@CsvSource({ "LIGHT, 1280, 800", "DARK, 360, 740" })
	void limiterIsSeenAtWork(ColorScheme scheme, int width, int height) {
		try (Page page = open(scheme, width, height)) {
			page.navigate(address() + "limiter");
			page.waitForFunction("document.getElementById('permits').textContent.includes(' of ')");
			page.locator("#load").press("Enter");
			page.waitForSelector("#result.good");
			shoot(page, "limiter", scheme, width);
			Axe.assertNothingFound(page, "limiter");
			assertThat(page.locator("#result").innerText()).startsWith("1,000 calls were answered in ")
				.endsWith("; 0 failed.");
			page.waitForFunction("document.getElementById('joined').textContent !== '0'");
			assertFits(page);
		}
	}

	@ParameterizedTest
	@CsvSource({ "LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 360, 740", "DARK, 360, 740" })
	void everyPageCanBeSkippedToItsContentAndHasOneTitle(ColorScheme scheme, int width, int height) {
		for (String path : List.of("", "deals/2", "export", "events", "limiter", "deals/abc")) {
			try (Page page = open(scheme, width, height)) {
				page.navigate(address() + path);
				page.keyboard().press("Tab");
				page.waitForFunction("document.activeElement.className === 'skip'");
				page.keyboard().press("Enter");
				page.waitForFunction("document.activeElement.id === 'main'");
				assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
				assertThat(page.evaluate("[...document.querySelectorAll('h1, h2, h3')][0].tagName")).as(path)
					.isEqualTo("H1");
				assertFits(page);
				shoot(page, "page-" + path.replace('/', '-'), scheme, width);
				Axe.assertNothingFound(page, path);
			}
		}
	}

	@Test
	void failureInTheMiddleIsSeen() {
		try (Page page = open(ColorScheme.LIGHT, 1280, 800)) {
			page.navigate(address() + "export");
			Fault onTime = Fault.slow(Duration.ZERO);
			portal.faults().next(onTime, onTime, Fault.error(403, "ACCESS_DENIED", "Access denied"));
			Download download = page.waitForDownload(() -> page.locator("#export").click());
			page.waitForSelector("#result.bad");
			shoot(page, "export-failure", ColorScheme.LIGHT, 1280);
			Axe.assertNothingFound(page, "export-failure");
			assertThat(page.locator("#result").innerText()).contains("not complete", "The portal does not allow this");
			assertThat(download.failure()).isNotNull();
			assertFits(page);
		}
	}

	private Page open(ColorScheme scheme, int width, int height) {
		Page page = browser.newPage(new Browser.NewPageOptions().setColorScheme(scheme).setViewportSize(width, height));
		page.setDefaultTimeout(PATIENCE.toMillis());
		return page;
	}

	private String address() {
		return "http://localhost:" + this.port + "/";
	}

	private static void assertFits(Page page) {
		assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
			.as("nothing sticks out sideways")
			.isEqualTo(true);
	}

	private static double brightness(Page page) {
		Object sum = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3)"
				+ ".reduce((sum, part) => sum + Number(part), 0) / 3");
		return ((Number) sum).doubleValue();
	}

	private static void shoot(Page page, String name, ColorScheme scheme, int width) {
		page.screenshot(new Page.ScreenshotOptions()
			.setPath(Path.of("target", "screenshots", name + "-" + scheme + "-" + width + ".png"))
			.setFullPage(true));
	}

}
