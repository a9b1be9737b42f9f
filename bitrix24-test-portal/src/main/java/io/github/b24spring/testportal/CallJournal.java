package io.github.b24spring.testportal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.github.b24spring.testportal.method.MethodRequest;

/**
 * The last calls that ran, those in batches included.
 *
 * @author The b24spring maintainers
 */
final class CallJournal {

	private static final int CAPACITY = 10_000;

	private final boolean recording;

	private final Deque<MethodRequest> calls = new ArrayDeque<>();

	CallJournal(boolean recording) {
		this.recording = recording;
	}

	void add(MethodRequest call) {
		if (!this.recording) {
			return;
		}
		synchronized (this.calls) {
			if (this.calls.size() == CAPACITY) {
				this.calls.removeFirst();
			}
			this.calls.addLast(call);
		}
	}

	List<MethodRequest> calls() {
		if (!this.recording) {
			throw new IllegalStateException("This portal does not record requests");
		}
		synchronized (this.calls) {
			return List.copyOf(this.calls);
		}
	}

}
