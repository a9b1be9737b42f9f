package com.example;

import io.github.b24spring.client.crm.CrmActivityOperations;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.CommandLineRunner;
import org.springframework.stereotype.Component;

@Component
class PortalsRunner implements CommandLineRunner {

	private final CrmActivityOperations first;

	private final CrmActivityOperations second;

	PortalsRunner(CrmActivityOperations first, @Qualifier("secondActivities") CrmActivityOperations second) {
		this.first = first;
		this.second = second;
	}

	@Override
	public void run(String... args) {
		System.out.println("First portal: " + this.first.get(100).block().id());
		System.out.println("Second portal: " + this.second.get(900).block().id());
		if (this.second.get(100).blockOptional().isEmpty()) {
			System.out.println("Second portal does not have 100");
		}
	}

}
