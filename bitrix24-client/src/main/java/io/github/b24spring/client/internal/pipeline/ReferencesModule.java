package io.github.b24spring.client.internal.pipeline;

import io.github.b24spring.client.batch.BatchReference;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Keeps references as they are where beans become maps.
 */
final class ReferencesModule extends SimpleModule {

	private static final long serialVersionUID = 1L;

	ReferencesModule() {
		super("ReferencesModule");
		addSerializer(BatchReference.class, new StdSerializer<BatchReference>(BatchReference.class) {

			@Override
			public void serialize(BatchReference reference, JsonGenerator generator, SerializationContext context) {
				generator.writeEmbeddedObject(reference);
			}

		});
	}

}
