package io.github.b24spring.client.internal.transport;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.file.FileUpload;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.buffer.DataBufferUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every phase of an exchange in which a connection can fail, for every kind of request
 * and every HTTP library: the failure is one of the client, it is told, it comes in time,
 * and it says whether the call may have run.
 */
class ConnectionPhaseTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@AutoClose
	private final RawPortal portal = new RawPortal();

	static Stream<Arguments> everything() {
		return Stream.of(Library.values())
			.flatMap((library) -> Stream.of(Phase.values()).map((phase) -> Arguments.of(library, phase)));
	}

	@ParameterizedTest
	@MethodSource("everything")
	void failureIsOneOfTheClient(Library library, Phase phase) {
		this.portal.accepting((number, socket) -> {
			if (phase == Phase.BEFORE_THE_REQUEST) {
				RawPortal.reset(socket);
			}
			return phase != Phase.BEFORE_THE_REQUEST;
		}).answering((request, socket) -> phase.answer(socket));
		List<Bitrix24ClientListener.Answer> answers = new CopyOnWriteArrayList<>();
		Bitrix24Client client = library.under(builder()).addListener(new Bitrix24ClientListener() {

			@Override
			public void answered(Answer answer) {
				answers.add(answer);
			}

		}).build();
		Map<Kind, Throwable> failures = new ConcurrentHashMap<>();
		StepVerifier
			.create(Flux.fromArray(Kind.values())
				.flatMap((kind) -> kind.send(client)
					.doOnError((failure) -> failures.put(kind, failure))
					.onErrorResume((failure) -> Mono.empty()))
				.then())
			.expectComplete()
			.verify(LIMIT);
		assertThat(failures).containsOnlyKeys(Kind.values()).allSatisfy((kind, failure) -> {
			assertThat(failure).isInstanceOf(Bitrix24Exception.class);
			if (phase.mayHaveRun() && kind != Kind.DOWNLOAD) {
				assertThat(((Bitrix24Exception) failure).mayHaveRun()).as("may have run: " + failure).isTrue();
			}
		});
		assertThat(answers).hasSize(Kind.values().length)
			.allSatisfy((answer) -> assertThat(answer.failure()).isNotNull());
	}

	private Bitrix24ClientBuilder builder() {
		return Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook(this.portal.url() + "/rest/1/" + PortalStub.CODE + "/"))
			.httpSettings((settings) -> PortalStub.settings()
				.withConnectTimeout(Duration.ofSeconds(1))
				.withResponseTimeout(Duration.ofMillis(700)))
			.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
			.retrySettings((settings) -> settings.withTimeout(Duration.ZERO));
	}

	/**
	 * What a connection fails at, after the request but for the first.
	 */
	private enum Phase {

		BEFORE_THE_REQUEST(""), CLOSED_BEFORE_THE_ANSWER(""), RESET_BEFORE_THE_ANSWER(""), SILENT(""),
		CLOSED_IN_THE_STATUS_LINE("HTTP/1.1 2"), RESET_IN_THE_HEADERS("HTTP/1.1 200 OK\r\nContent-Len"),
		SILENT_IN_THE_HEADERS("HTTP/1.1 200 OK\r\nContent-Len"), BROKEN_STATUS_LINE("HTP/x 200 \r\n\r\n"),
		CLOSED_IN_THE_BODY("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"res"),
		RESET_IN_THE_BODY("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"res"),
		SILENT_IN_THE_BODY("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"res"),
		BAD_CHUNK_SIZE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{\"res"),
		CLOSED_BETWEEN_CHUNKS("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"res\r\n"),
		SILENT_IN_A_REDIRECT(
				"HTTP/1.1 302 Found\r\nLocation: https://evil.example/\r\n" + "Content-Length: 1000000\r\n\r\n<html>"),
		SILENT_IN_AN_ERROR("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n<ht");

		private final String text;

		Phase(String text) {
			this.text = text;
		}

		boolean mayHaveRun() {
			return this != BEFORE_THE_REQUEST && this != SILENT_IN_A_REDIRECT;
		}

		void answer(Socket socket) throws IOException {
			RawPortal.write(socket, this.text);
			if (name().startsWith("RESET")) {
				RawPortal.reset(socket);
			}
			else if (name().startsWith("SILENT")) {
				// Until the client goes away.
				socket.getInputStream().read();
			}
			else {
				socket.close();
			}
		}

	}

	/**
	 * What is sent.
	 */
	private enum Kind {

		CALL {
			@Override
			Mono<?> send(Bitrix24Client client) {
				return client.call("crm.deal.get").param("id", 1).retrieve(Object.class);
			}
		},

		WRITE {
			@Override
			Mono<?> send(Bitrix24Client client) {
				return client.call("crm.deal.add").param("fields", Map.of("TITLE", "x")).retrieve(Object.class);
			}
		},

		BATCH {
			@Override
			Mono<?> send(Bitrix24Client client) {
				return client.batch()
					.command("a", "crm.deal.add", Integer.class)
					.execute()
					.map((response) -> response.get("a", Integer.class));
			}
		},

		LIST {
			@Override
			Mono<?> send(Bitrix24Client client) {
				return client.list("crm.deal.list", Object.class).fetch().then();
			}
		},

		UPLOAD {
			@Override
			Mono<?> send(Bitrix24Client client) {
				FileUpload upload = FileUpload.of(new ClassPathResource("META-INF/spring/aot.factories"));
				return client.call("disk.folder.uploadfile").param("fileContent", upload).retrieve(Object.class);
			}
		},

		DOWNLOAD {
			@Override
			Mono<?> send(Bitrix24Client client) {
				return client.download("/file?token=abcdefgh").content().map(DataBufferUtils::release).then();
			}
		};

		abstract Mono<?> send(Bitrix24Client client);

	}

}
