package io.github.b24spring.client.internal.transport;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * An answer that is not HTTP. Stands for what the decoder says, because that repeats the
 * answer, and Reactor Netty logs it.
 */
final class MalformedAnswerException extends IOException {

	private static final long serialVersionUID = 1L;

	MalformedAnswerException(@Nullable Throwable cause) {
		super("the answer breaks the rules of HTTP"
				+ ((cause != null) ? " (" + ClassUtils.getShortName(cause.getClass()) + ")" : ""));
	}

}
