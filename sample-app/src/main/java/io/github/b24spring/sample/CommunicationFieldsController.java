package io.github.b24spring.sample;

import java.util.Map;

import io.github.b24spring.client.crm.FieldDescriptor;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CommunicationFieldsController {

	private final CommunicationFields fields;

	CommunicationFieldsController(CommunicationFields fields) {
		this.fields = fields;
	}

	@GetMapping("/communication-fields")
	Mono<Map<String, FieldDescriptor>> communicationFields() {
		return this.fields.all();
	}

}
