package com.example;

import io.github.b24spring.client.crm.CrmActivityOperations;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;

@Component
class PortalsRunner implements CommandLineRunner {

	private final CrmActivityOperations first;

	private final CrmActivityOperations second;

	private final ReactiveHealthIndicator health;

	PortalsRunner(CrmActivityOperations first, @Qualifier("secondActivities") CrmActivityOperations second,
			@Qualifier("bitrix24HealthContributor") ReactiveHealthIndicator health) {
		this.first = first;
		this.health = health;
		this.second = second;
	}

	@Override
	public void run(String... args) {
		System.out.println("First portal: " + this.first.get(100).block().id());
		this.health.health(true).doOnNext((health) -> System.out.println("Health: " + health)).block();
		System.out.println("Second portal: " + this.second.get(900).block().id());
		if (this.second.get(100).blockOptional().isEmpty()) {
			System.out.println("Second portal does not have 100");
		}
	}

}
