package io.github.b24spring.autoconfigure.tracing;

import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.crm.FieldDescriptor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application whose controllers call the portal, with and without waiting for it on
 * their thread.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TracedApplication {

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean
	SimpleSpanProcessor spanProcessor(RecordedSpans spans) {
		return SimpleSpanProcessor.builder(spans).build();
	}

	@RestController
	static class Controller {

		private final CrmActivityOperations activities;

		private final Bitrix24Client client;

		Controller(CrmActivityOperations activities, Bitrix24Client client) {
			this.activities = activities;
			this.client = client;
		}

		@GetMapping("/fields")
		Mono<Map<String, FieldDescriptor>> fields() {
			return this.activities.fields();
		}

		@GetMapping("/blocking/fields")
		Map<String, FieldDescriptor> fieldsBlocking() {
			return this.activities.fields().block();
		}

		@GetMapping("/deals")
		Mono<Long> deals() {
			return deals(this.client);
		}

		@GetMapping("/blocking/deals")
		Long dealsBlocking() {
			return deals(this.client).block();
		}

		private static Mono<Long> deals(Bitrix24Client client) {
			return Flux.defer(() -> client.list("crm.deal.list", Map.class).fetch()).count();
		}

	}

}
