package io.github.b24spring.client.internal.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.BatchReader;
import io.github.b24spring.client.internal.answer.BatchResults;
import io.github.b24spring.client.internal.answer.CommandResult;
import io.github.b24spring.client.internal.answer.CommandResult.Answered;
import io.github.b24spring.client.internal.answer.CommandResult.Refused;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.ErrorBody;
import io.github.b24spring.client.internal.answer.ErrorTranslator;
import reactor.core.publisher.Mono;

/**
 * Takes the answer to a batch apart, into what each command would have answered or failed
 * with on its own.
 */
final class BatchDecodingStage implements Stage {

	private static final int STATUS = 200;

	private final Stage next;

	private final UnaryOperator<String> redaction;

	/**
	 * Creates the stage.
	 * @param next the next stage
	 * @param redaction takes the secret out of texts that come back
	 */
	BatchDecodingStage(Stage next, UnaryOperator<String> redaction) {
		this.next = next;
		this.redaction = redaction;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		Mono<Envelope> answer = this.next.exchange(call);
		return call.commands().isEmpty() ? answer : answer.map((envelope) -> envelope.withBatch(open(call, envelope)));
	}

	private BatchResults open(Call call, Envelope envelope) {
		BatchReader reader = (envelope.result() != null) ? BatchReader.read(envelope.result()) : null;
		if (reader == null) {
			throw new Bitrix24UnreadableResponseException(
					new Bitrix24Error(null, "the result is not that of a batch", call.method(), STATUS, true), null);
		}
		Map<String, CommandResult> results = new HashMap<>();
		for (String id : reader.ids()) {
			Call command = call.commands().get(id);
			if (command != null) {
				results.put(id, result(reader, id, command));
			}
		}
		return new BatchResults(results);
	}

	private CommandResult result(BatchReader reader, String id, Call command) {
		ErrorBody error = reader.error(id);
		return (error != null)
				? new Refused(
						ErrorTranslator.translate(command.method(), command.version(), STATUS, error, this.redaction))
				: new Answered(reader.envelope(id));
	}

}
