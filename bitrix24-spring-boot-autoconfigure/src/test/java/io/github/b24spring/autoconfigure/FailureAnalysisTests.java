package io.github.b24spring.autoconfigure;

import io.github.b24spring.client.crm.CrmActivityOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What an operator reads when an application does not start.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalysisTests {

	@Test
	void missingConfigurationNamesThePropertyAndShowsAnExample(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start());
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("nothing says which Bitrix24 portal to talk to")
			.contains("bitrix24.webhook-url=https://your-portal.bitrix24.com/rest/1/your-webhook-code/");
	}

	@Test
	void switchedOffClientSaysSo(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("--bitrix24.enabled=false",
				"--bitrix24.webhook-url=https://x.bitrix24.com/rest/1/" + PortalServer.CODE + "/"));
		assertThat(output).contains("the Bitrix24 client is switched off").doesNotContain(PortalServer.CODE);
	}

	@Test
	void wrongConfigurationIsExplainedWithoutTheSecret(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(
				"--bitrix24.webhook-url=https://x.bitrix24.com/rest/1/" + PortalServer.CODE + "/crm.deal.get"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("leave the method out")
			.contains("'bitrix24.webhook-url'")
			.doesNotContain(PortalServer.CODE);
	}

	@Test
	void bothWaysAtOnceAreNamedWithoutTheSecret(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> start("--bitrix24.webhook-url=https://x.bitrix24.com/rest/1/" + PortalServer.CODE + "/",
					"--bitrix24.access-token=t0ken"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("bitrix24.webhook-url")
			.contains("bitrix24.access-token")
			.doesNotContain(PortalServer.CODE)
			.doesNotContain("t0ken");
	}

	private static void start(String... arguments) {
		SpringApplication application = new SpringApplicationBuilder(ApplicationUnderTest.class)
			.web(WebApplicationType.NONE)
			.application();
		application.run(arguments).close();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(Bitrix24AutoConfiguration.class)
	static class ApplicationUnderTest {

		@Bean
		Object needsOperations(CrmActivityOperations operations) {
			return operations.toString();
		}

	}

}
