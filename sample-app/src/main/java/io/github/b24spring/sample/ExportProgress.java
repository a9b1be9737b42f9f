package io.github.b24spring.sample;

import org.jspecify.annotations.Nullable;

/**
 * How far an export has come.
 *
 * @param state what becomes of it
 * @param rows the number of rows read
 * @param total about how many rows there will be, if something is known
 * @param message why it failed, if it did
 */
record ExportProgress(State state, long rows, @Nullable Long total, @Nullable String message) {

	boolean isEnd() {
		return this.state != State.RUNNING;
	}

	/**
	 * What becomes of an export.
	 */
	enum State {

		RUNNING, DONE, FAILED, STOPPED

	}

}
