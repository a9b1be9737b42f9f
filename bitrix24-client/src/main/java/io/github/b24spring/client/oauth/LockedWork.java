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
package io.github.b24spring.client.oauth;

import java.time.Duration;
import java.util.UUID;

import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import reactor.core.publisher.Mono;

/**
 * Does work under a lock of the token store, so that of several processes one at a time
 * does it.
 *
 * @param context where the lock is
 * @param key the name of the lock
 */
record LockedWork(OAuthContext context, TokenKey key) {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

	private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

	/**
	 * Do the work once the lock is free.
	 * @param work what is to be done
	 * @param done what makes it needless while somebody else has the lock, empty for as
	 * long as it is needed
	 */
	<T> Mono<T> run(Mono<T> work, Mono<T> done) {
		return Mono
			.defer(() -> attempt(new Turn<>(UUID.randomUUID().toString(), work, done, this.context.timing().now()),
					FIRST_PAUSE));
	}

	private <T> Mono<T> attempt(Turn<T> turn, Duration pause) {
		return this.context.tryLock(this.key, turn.holder)
			.flatMap((locked) -> locked ? Mono.usingWhen(Mono.just(turn.holder), (mine) -> turn.work,
					(mine) -> this.context.unlock(this.key, mine)) : await(turn, pause));
	}

	/**
	 * Waiting may take too long. What was begun is not broken off: the answer may be on
	 * its way.
	 */
	private <T> Mono<T> await(Turn<T> turn, Duration pause) {
		if (this.context.timing().since(turn.start).compareTo(this.context.settings().renewalTimeout()) >= 0) {
			return Mono.error(timedOut());
		}
		Duration next = pause.multipliedBy(2);
		return this.context.timing()
			.delay(pause)
			.then(turn.done)
			.switchIfEmpty(Mono.defer(() -> attempt(turn, (next.compareTo(LONGEST_PAUSE) < 0) ? next : LONGEST_PAUSE)));
	}

	private Bitrix24TimeoutException timedOut() {
		return new Bitrix24TimeoutException(Bitrix24Error.withoutAnswer(TokenAnswerReader.METHOD,
				"the tokens were not renewed within " + this.context.settings().renewalTimeout().toMillis() + " ms",
				false), null);
	}

	/**
	 * One who wants to do the work.
	 *
	 * @param holder who has the lock then
	 * @param work what is to be done
	 * @param done what makes it needless
	 * @param start since when it is wanted
	 */
	private record Turn<T>(String holder, Mono<T> work, Mono<T> done, long start) {
	}

}
