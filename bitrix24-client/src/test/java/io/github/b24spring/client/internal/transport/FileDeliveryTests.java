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

import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.file.FileDownload;
import io.github.b24spring.client.internal.transport.FileDelivery.ReceiverException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBuffer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose failure it is that ends a download.
 */
class FileDeliveryTests {

	private static final Bitrix24ConnectionException FAILURE = new Bitrix24ConnectionException(
			Bitrix24Error.withoutAnswer("download", "reset", true), null);

	private final FileDelivery delivery = new FileDelivery("https://company.bitrix24.com/file");

	@Test
	void failureOfTheContentIsThatOfTheDownload() {
		StepVerifier.create(receive(Flux.error(FAILURE)))
			.verifyErrorSatisfies((failure) -> assertThat(failure).isSameAs(FAILURE));
	}

	@Test
	void failureOfAnotherCallOfTheReceiverIsNotThatOfTheDownload() {
		StepVerifier.create(receive(Flux.empty()))
			.then(() -> this.delivery.failed(FAILURE))
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(ReceiverException.class,
					(received) -> assertThat(received.failure()).isSameAs(FAILURE)));
	}

	private Mono<Void> receive(Flux<DataBuffer> content) {
		Mono<Void> taken = this.delivery.file()
			.flatMap((file) -> file.content().then())
			.doOnError(this.delivery::failed);
		return this.delivery.deliver(new FileDownload(null, null, -1, content))
			.doOnSubscribe((subscription) -> taken.onErrorComplete().subscribe());
	}

}
