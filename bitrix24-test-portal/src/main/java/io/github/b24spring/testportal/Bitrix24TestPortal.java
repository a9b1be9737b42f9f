package io.github.b24spring.testportal;

import java.time.Duration;
import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.crm.ActivityStore;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * A Bitrix24 portal that runs in this process.
 *
 * <pre class="code">
 * try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
 *     // call portal.webhookUrl()
 * }
 * </pre>
 *
 * It listens on the loopback interface alone. Unless it is told otherwise it has no
 * limits and answers at once.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24TestPortal implements AutoCloseable {

	private static final int RECORDED_REQUESTS = 1_000;

	private final Portal portal;

	private final WireMockServer wireMock;

	private Bitrix24TestPortal(PortalSettings settings) {
		this.portal = new Portal(settings);
		WireMockConfiguration configuration = WireMockConfiguration.options()
			.bindAddress("127.0.0.1")
			.extensions(new Bitrix24PortalTransformer(this.portal))
			.asynchronousResponseEnabled(true)
			.asynchronousResponseThreads(8)
			.containerThreads(32)
			.jettyAcceptQueueSize(4_096)
			.jettyStopTimeout(100L)
			.http2PlainDisabled(true)
			.gzipDisabled(!settings.compression)
			.stubRequestLoggingDisabled(true);
		configuration = (settings.port > 0) ? configuration.port(settings.port) : configuration.dynamicPort();
		configuration = settings.recordRequests ? configuration.maxRequestJournalEntries(RECORDED_REQUESTS)
				: configuration.disableRequestJournal();
		this.wireMock = new WireMockServer(configuration);
		this.wireMock.start();
	}

	/**
	 * Starts a portal without limits on a free port.
	 * @return the portal
	 */
	public static Bitrix24TestPortal start() {
		return builder().start();
	}

	/**
	 * Prepares a portal.
	 * @return what to describe it with
	 */
	public static Builder builder() {
		return new Builder();
	}

	static Bitrix24TestPortal start(PortalSettings settings) {
		return new Bitrix24TestPortal(settings);
	}

	/**
	 * The address of the portal.
	 * @return the address, without a slash at its end
	 */
	public String url() {
		return "http://localhost:" + this.wireMock.port();
	}

	/**
	 * The address of the portal's webhook, with a slash at its end.
	 * @return the address, which holds the secret code
	 */
	public String webhookUrl() {
		PortalSettings settings = this.portal.settings();
		return url() + "/rest/" + settings.userId + "/" + settings.webhookCode + "/";
	}

	/**
	 * The access token of an application.
	 * @return the token
	 */
	public String accessToken() {
		return this.portal.settings().accessToken;
	}

	/**
	 * The server that the portal runs on. Stubs that are added to it win over the portal.
	 * @return the server
	 */
	public WireMockServer wireMock() {
		return this.wireMock;
	}

	/**
	 * Gives the portal a method, or another way of answering one.
	 * @param name the name of the method
	 * @param method the method
	 */
	public void method(String name, PortalMethod method) {
		this.portal.methods().add(name, method);
	}

	/**
	 * Makes the portal accept a token.
	 * @param token the token
	 */
	public void acceptToken(String token) {
		this.portal.credentials().accept(token);
	}

	/**
	 * Makes the portal refuse a token because it has expired.
	 * @param token the token
	 */
	public void expireToken(String token) {
		this.portal.credentials().expire(token);
	}

	/**
	 * What is to go wrong.
	 * @return the faults
	 */
	public Faults faults() {
		return this.portal.faults();
	}

	/**
	 * What the portal has counted.
	 * @return the statistics
	 */
	public Statistics statistics() {
		return this.portal.statistics();
	}

	/**
	 * The last calls that ran, in the order in which they did, those in batches included
	 * and {@code batch} itself not.
	 * @return the calls, at most 10,000
	 * @throws IllegalStateException if the portal does not record requests
	 */
	public List<MethodRequest> calls() {
		return this.portal.journal().calls();
	}

	/**
	 * The last calls of a method that ran, in the order in which they did, those in
	 * batches included.
	 * @param method the name of the method
	 * @return the calls
	 * @throws IllegalStateException if the portal does not record requests
	 */
	public List<MethodRequest> calls(String method) {
		return calls().stream().filter((call) -> call.method().equalsIgnoreCase(method)).toList();
	}

	/**
	 * The activities of the portal, and what happened to them.
	 * @return the activities
	 */
	public ActivityStore activities() {
		return this.portal.activities();
	}

	/**
	 * The portal's clock.
	 * @return the clock
	 */
	public PortalClock clock() {
		return this.portal.settings().clock;
	}

	@Override
	public void close() {
		this.wireMock.stop();
	}

	/**
	 * Describes a portal.
	 *
	 * @author The b24spring maintainers
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final PortalSettings settings = new PortalSettings();

		private @Nullable PortalClock clock;

		private Builder() {
		}

		/**
		 * The port, by default any that is free.
		 * @param port the port
		 * @return this builder
		 */
		public Builder port(int port) {
			this.settings.port = port;
			return this;
		}

		/**
		 * The webhook.
		 * @param userId the user whom it belongs to
		 * @param code its secret code
		 * @return this builder
		 */
		public Builder webhook(int userId, String code) {
			this.settings.userId = userId;
			this.settings.webhookCode = code;
			return this;
		}

		/**
		 * The access token of an application.
		 * @param accessToken the token
		 * @return this builder
		 */
		public Builder accessToken(String accessToken) {
			this.settings.accessToken = accessToken;
			return this;
		}

		/**
		 * How many requests an address may send, by default any number. The address is
		 * what {@code X-Forwarded-For} says, if a request has it.
		 * @param rateLimit the limit
		 * @return this builder
		 */
		public Builder rateLimit(RateLimit rateLimit) {
			this.settings.rateLimit = rateLimit;
			return this;
		}

		/**
		 * How many requests run at the same time, by default any number. The others wait.
		 * @param workers the number of workers
		 * @return this builder
		 */
		public Builder workers(int workers) {
			if (workers < 1) {
				throw new IllegalArgumentException("'workers' must be positive");
			}
			this.settings.workers = workers;
			return this;
		}

		/**
		 * How much time a method may use in ten minutes for one webhook or application,
		 * by default any. The documentation's example is 480 seconds.
		 * @param operatingLimit the limit
		 * @return this builder
		 */
		public Builder operatingLimit(Duration operatingLimit) {
			this.settings.operatingLimit = operatingLimit;
			return this;
		}

		/**
		 * How long the portal remembers the time that a method has used, by default ten
		 * minutes. It forgets a tenth of that at a time.
		 * @param operatingWindow the time, at least ten seconds
		 * @return this builder
		 */
		public Builder operatingWindow(Duration operatingWindow) {
			if (operatingWindow.toSeconds() < 10) {
				throw new IllegalArgumentException("'operatingWindow' must be at least ten seconds");
			}
			this.settings.operatingWindow = operatingWindow;
			return this;
		}

		/**
		 * What the time of a batch is charged to, by default its commands.
		 * @param operatingCharge what is charged
		 * @return this builder
		 */
		public Builder operatingCharge(OperatingCharge operatingCharge) {
			this.settings.operatingCharge = operatingCharge;
			return this;
		}

		/**
		 * Whether answers tell how much time their method has used; a self-hosted portal
		 * that has no such limit says nothing, and neither counts.
		 * @param reportOperating whether answers tell it, by default they do
		 * @return this builder
		 */
		public Builder reportOperating(boolean reportOperating) {
			this.settings.reportOperating = reportOperating;
			return this;
		}

		/**
		 * What each HTTP request takes, by default no time. A batch takes it once.
		 * @param latency the time that a worker is busy with it
		 * @return this builder
		 */
		public Builder latency(Duration latency) {
			this.settings.latency = latency;
			return this;
		}

		/**
		 * What a method takes besides. The commands of a batch take the sum of theirs.
		 * @param method the name of the method
		 * @param latency the time that a worker is busy with it
		 * @return this builder
		 */
		public Builder methodLatency(String method, Duration latency) {
			this.settings.methodLatencies.put(method, latency);
			return this;
		}

		/**
		 * When a request is cut off: the call has run, and the connection is closed
		 * without an answer. By default after 60 seconds.
		 * @param requestTimeout the longest time of a request
		 * @return this builder
		 */
		public Builder requestTimeout(Duration requestTimeout) {
			this.settings.requestTimeout = requestTimeout;
			return this;
		}

		/**
		 * Adds a method, or replaces one.
		 * @param name the name of the method
		 * @param method the method
		 * @return this builder
		 */
		public Builder method(String name, PortalMethod method) {
			this.settings.methods.put(name, method);
			return this;
		}

		/**
		 * Adds a method of the third version of REST, under {@code /rest/api/}.
		 * @param name the name of the method
		 * @param method the method
		 * @return this builder
		 */
		public Builder rest3Method(String name, PortalMethod method) {
			this.settings.rest3Methods.put(name, method);
			return this;
		}

		/**
		 * The activities that are there from the start, by default none. The lists of
		 * other families have as many rows, with the same ids and the same cost.
		 * @param activities the activities
		 * @return this builder
		 */
		public Builder activities(ActivityData activities) {
			this.settings.activities = activities;
			return this;
		}

		/**
		 * The portal's clock, by default one of its own that shows the time of day.
		 * @param clock the clock
		 * @return this builder
		 */
		public Builder clock(PortalClock clock) {
			this.clock = clock;
			return this;
		}

		/**
		 * Whether the portal keeps the last requests and calls for a test to look at, by
		 * default it does.
		 * @param recordRequests whether it keeps them
		 * @return this builder
		 */
		public Builder recordRequests(boolean recordRequests) {
			this.settings.recordRequests = recordRequests;
			return this;
		}

		/**
		 * Whether the portal compresses answers for clients that take them so, by default
		 * it does. On the machine that measures a client it costs as much time as making
		 * them.
		 * @param compression whether answers are compressed
		 * @return this builder
		 */
		public Builder compression(boolean compression) {
			this.settings.compression = compression;
			return this;
		}

		/**
		 * Starts the portal. The builder can be used for others, which have nothing in
		 * common with it except a clock that was given.
		 * @return the portal
		 */
		public Bitrix24TestPortal start() {
			PortalSettings settings = new PortalSettings(this.settings);
			settings.clock = (this.clock != null) ? this.clock : PortalClock.system();
			return Bitrix24TestPortal.start(settings);
		}

	}

}
