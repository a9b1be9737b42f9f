/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.b24spring.client.internal.transport;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.github.b24spring.client.internal.answer.OutsideText;
import org.jspecify.annotations.Nullable;

/**
 * The one place that a text from outside passes before it is shown: takes out every
 * secret that is or was in use, and cuts what is too long.
 */
public final class SecretRedactor implements UnaryOperator<String> {

	private static final String MASK = "***";

	/**
	 * A token lives an hour, so that those before these are worth nothing.
	 */
	private static final int MAX_SECRETS = 48;

	private volatile List<Known> secrets = List.of();

	/**
	 * Add a secret, which is looked for from now on.
	 * @param secret the secret
	 */
	public void add(String secret) {
		if (!isKnown(secret)) {
			addNew(secret);
		}
	}

	private boolean isKnown(String secret) {
		for (Known known : this.secrets) {
			if (known.secret.equals(secret)) {
				return true;
			}
		}
		return false;
	}

	private synchronized void addNew(String secret) {
		if (!isKnown(secret)) {
			List<Known> known = new ArrayList<>(this.secrets);
			known.add(0, new Known(secret));
			this.secrets = List.copyOf(known.subList(0, Math.min(known.size(), MAX_SECRETS)));
		}
	}

	/**
	 * Take the secrets out of a text.
	 * @param text the text
	 * @return the text without them, of bounded length
	 */
	@Override
	public String apply(String text) {
		return OutsideText.shown(text, this::redact);
	}

	/**
	 * Take the secrets out of a text that is still to be cut.
	 */
	String redact(String text) {
		String redacted = text;
		for (Known known : this.secrets) {
			redacted = known.pattern().matcher(redacted).replaceAll(MASK);
		}
		return redacted;
	}

	/**
	 * Look for the secrets.
	 * @param text the text
	 * @return whether one is in it
	 */
	public boolean finds(String text) {
		return this.secrets.stream().anyMatch((known) -> known.pattern().matcher(text).find());
	}

	@Override
	public String toString() {
		return "redaction of " + this.secrets.size() + " secrets";
	}

	/**
	 * A secret that was in use. The pattern that finds its forms is a thousand times as
	 * large, and made when a text is shown for the first time.
	 */
	private static final class Known {

		private final String secret;

		private volatile @Nullable SoftReference<Pattern> pattern;

		private Known(String secret) {
			this.secret = secret;
		}

		Pattern pattern() {
			SoftReference<Pattern> reference = this.pattern;
			Pattern known = (reference != null) ? reference.get() : null;
			if (known == null) {
				known = TextSecret.pattern(this.secret);
				this.pattern = new SoftReference<>(known);
			}
			return known;
		}

		@Override
		public String toString() {
			return MASK;
		}

	}

}
