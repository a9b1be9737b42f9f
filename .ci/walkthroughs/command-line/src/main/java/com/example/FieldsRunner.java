package com.example;

import org.springframework.boot.CommandLineRunner;
import org.springframework.stereotype.Component;

@Component
class FieldsRunner implements CommandLineRunner {

	private final CommunicationFields fields;

	FieldsRunner(CommunicationFields fields) {
		this.fields = fields;
	}

	@Override
	public void run(String... args) {
		System.out.println("The portal knows " + this.fields.all().block().size() + " fields");
	}

}
