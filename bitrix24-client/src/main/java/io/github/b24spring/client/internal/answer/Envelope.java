package io.github.b24spring.client.internal.answer;

import io.github.b24spring.client.ResponseTime;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the portal whose result is not decoded yet.
 *
 * @param result the result; {@code null} if there was none
 * @param total the number of rows that a list method counted
 * @param next where the next page of a list method starts
 * @param time how long the portal took
 * @param error the error; {@code null} on success
 * @param batch the results of the commands; {@code null} if the call was no batch or was
 * not taken apart yet
 */
public record Envelope(@Nullable JsonSlice result, @Nullable Long total, @Nullable Long next,
		@Nullable ResponseTime time, @Nullable ErrorBody error, @Nullable BatchResults batch) {

	public Envelope withBatch(BatchResults batch) {
		return new Envelope(this.result, this.total, this.next, this.time, this.error, batch);
	}

	/**
	 * The results of the commands, for those who know that the call was a batch.
	 */
	public BatchResults batchResults() {
		if (this.batch == null) {
			throw new IllegalStateException("The batch was not taken apart");
		}
		return this.batch;
	}

}
