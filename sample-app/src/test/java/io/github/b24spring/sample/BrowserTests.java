package io.github.b24spring.sample;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
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
 * {@code target/screenshots}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
@EnabledIf(value = "isBrowserThere",
		disabledReason = "It takes Chromium, and its driver from the Maven profile 'browser'")
class BrowserTests {

	private static final Bitrix24TestPortal portal = Bitrix24TestPortal.start();

	private static Playwright playwright;

	private static Browser browser;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("bitrix24.webhook-url", portal::webhookUrl);
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
			assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("insufficient_scope", "Try again")
				.doesNotContain("Exception");
			assertFits(page);
			portal.faults().clear();
			page.locator("#problem a").click();
			page.waitForSelector("tbody th");
		}
	}

	private Page open(ColorScheme scheme, int width, int height) {
		return browser.newPage(new Browser.NewPageOptions().setColorScheme(scheme).setViewportSize(width, height));
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
