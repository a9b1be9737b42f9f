package io.github.b24spring.autoconfigure.testcontainers;

import java.time.Duration;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.Bitrix24ConnectionDetails;
import io.github.b24spring.client.crm.CrmActivityOperations;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A container of WireMock in place of a portal.
 */
class Bitrix24ContainerConnectionDetailsFactoryTests {

	private static GenericContainer<?> wireMock() {
		return new GenericContainer<>("wiremock/wiremock:3.13.2").withExposedPorts(8080)
			.waitingFor(Wait.forHttp("/__admin/mappings").forPort(8080));
	}

	private static void verifyCallReaches(GenericContainer<?> container, String webhookPath,
			CrmActivityOperations activities) {
		new WireMock(container.getHost(), container.getFirstMappedPort())
			.register(post(urlEqualTo(webhookPath + "crm.activity.communication.fields"))
				.willReturn(okJson("{\"result\":{\"ID\":{\"type\":\"integer\",\"title\":\"ID\"}}}")));
		StepVerifier.create(activities.communicationFields())
			.assertNext((fields) -> assertThat(fields).containsOnlyKeys("ID"))
			.expectComplete()
			.verify(Duration.ofSeconds(10));
	}

	@Nested
	@Testcontainers(disabledWithoutDocker = true)
	@SpringJUnitConfig(ApplicationUnderTest.class)
	class PlainContainerTests {

		@Container
		@ServiceConnection("bitrix24")
		static final GenericContainer<?> portal = wireMock();

		@Test
		void callReachesTheContainer(@Autowired CrmActivityOperations activities) {
			verifyCallReaches(portal, "/rest/1/test/", activities);
		}

	}

	@Nested
	@Testcontainers(disabledWithoutDocker = true)
	@SpringJUnitConfig(ApplicationUnderTest.class)
	class LabelledContainerTests {

		@Container
		@ServiceConnection("bitrix24")
		static final GenericContainer<?> portal = wireMock()
			.withLabel(Bitrix24ContainerConnectionDetailsFactory.WEBHOOK_PATH_LABEL, "/rest/7/0wnc0de/");

		@Test
		void callGoesToTheWebhookOfTheLabel(@Autowired CrmActivityOperations activities,
				@Autowired Bitrix24ConnectionDetails details) {
			assertThat(details.getWebhookUrl()).endsWith(":" + portal.getFirstMappedPort() + "/rest/7/0wnc0de/");
			verifyCallReaches(portal, "/rest/7/0wnc0de/", activities);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(Bitrix24AutoConfiguration.class)
	static class ApplicationUnderTest {

	}

}
