package io.github.b24spring.client.internal.answer;

import io.github.b24spring.client.exception.Bitrix24Exception;

/**
 * What became of a command of a batch.
 */
public sealed interface CommandResult {

	/**
	 * The command ran, and this is what it would have answered on its own.
	 */
	record Answered(Envelope envelope) implements CommandResult {
	}

	/**
	 * The command failed, as it would have failed on its own.
	 */
	record Refused(Bitrix24Exception failure) implements CommandResult {
	}

	/**
	 * The portal had stopped the batch before.
	 */
	record NotExecuted() implements CommandResult {

		static final NotExecuted INSTANCE = new NotExecuted();

	}

}
