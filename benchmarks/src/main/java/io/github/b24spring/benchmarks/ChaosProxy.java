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
package io.github.b24spring.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;

import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a portal, and does something bad to a part of the
 * exchanges.
 *
 * @author The b24spring maintainers
 */
final class ChaosProxy implements AutoCloseable {

	private static final byte[] EARLY_HINTS = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
		.getBytes(StandardCharsets.ISO_8859_1);

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int[] STATUSES = { 500, 502, 503, 504, 404, 403, 401, 400, TOO_MANY_REQUESTS };

	private final ServerSocket server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "chaos");
		thread.setDaemon(true);
		return thread;
	});

	private final CountDownLatch end = new CountDownLatch(1);

	private final int portalPort;

	private final double share;

	private final SplittableRandom random;

	private final Map<ChaosFate, LongAdder> fates = new EnumMap<>(ChaosFate.class);

	private final Set<String> liedAbout = ConcurrentHashMap.newKeySet();

	private final Set<String> refused = ConcurrentHashMap.newKeySet();

	private final AtomicInteger open = new AtomicInteger();

	private final LongAdder exchanges = new LongAdder();

	private volatile CountDownLatch nextAnswer = new CountDownLatch(1);

	/**
	 * Open a proxy.
	 * @param portalPort the port of the portal on this machine
	 * @param share the share of the exchanges to which something happens
	 * @param seed decides what
	 */
	ChaosProxy(int portalPort, double share, long seed) throws IOException {
		this.portalPort = portalPort;
		this.share = share;
		this.random = new SplittableRandom(seed);
		for (ChaosFate fate : ChaosFate.values()) {
			this.fates.put(fate, new LongAdder());
		}
		this.threads.execute(this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	int openConnections() {
		return this.open.get();
	}

	long exchanges() {
		return this.exchanges.sum();
	}

	Map<ChaosFate, LongAdder> fates() {
		return this.fates;
	}

	/**
	 * Whether the client may have been told something of a write that is not true.
	 */
	boolean hasLiedAbout(String write) {
		return this.liedAbout.contains(write);
	}

	/**
	 * Whether the client was told that the portal refused a write, which may be repeated
	 * then.
	 */
	boolean hasRefused(String write) {
		return this.refused.contains(write);
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket client = this.server.accept();
				this.threads.execute(() -> serve(client));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket client) {
		this.open.incrementAndGet();
		try (client) {
			client.setTcpNoDelay(true);
			HttpMessage request = HttpMessage.read(client.getInputStream());
			while (request != null && exchange(request, client)) {
				request = HttpMessage.read(client.getInputStream());
			}
		}
		catch (IOException | InterruptedException ex) {
			// The connection is of no use any more, which is what all this is about.
		}
		finally {
			this.open.decrementAndGet();
		}
	}

	/**
	 * Nobody can tell that the end of a file is missing if its length fits.
	 */
	private synchronized @Nullable ChaosFate fate(boolean file) {
		this.exchanges.increment();
		if (this.random.nextDouble() >= this.share) {
			return null;
		}
		ChaosFate fate = ChaosFate.values()[this.random.nextInt(ChaosFate.values().length)];
		return (file && fate == ChaosFate.TRUNCATED) ? ChaosFate.CUT_BODY : fate;
	}

	private synchronized int number(int limit) {
		return this.random.nextInt(limit);
	}

	/**
	 * Pass a request on, and its answer back.
	 * @return whether the connection is still of use
	 */
	private boolean exchange(HttpMessage request, Socket client) throws IOException, InterruptedException {
		ChaosFate fate = fate(new String(request.head(), 0, 4, StandardCharsets.ISO_8859_1).equals("GET "));
		if (fate == null) {
			write(client, answer(request).all());
			CountDownLatch overtaken = this.nextAnswer;
			this.nextAnswer = new CountDownLatch(1);
			overtaken.countDown();
			return true;
		}
		Objects.requireNonNull(this.fates.get(fate)).increment();
		int status = (number(4) == 0 && fate == ChaosFate.HTML_PAGE) ? 200 : STATUSES[number(STATUSES.length)];
		if (fate.isLie()) {
			Matcher writes = WriteLedger.MARKER.matcher(new String(request.body(), StandardCharsets.ISO_8859_1));
			while (writes.find()) {
				this.liedAbout.add(writes.group());
				if (status == TOO_MANY_REQUESTS && fate != ChaosFate.TRUNCATED) {
					this.refused.add(writes.group());
				}
			}
		}
		return switch (fate) {
			case CLOSED_BEFORE -> false;
			case RESET_BEFORE -> reset(client);
			case CUT_REQUEST -> cutRequest(request);
			default -> answer(fate, status, answer(request), client);
		};
	}

	private boolean answer(ChaosFate fate, int status, HttpMessage answer, Socket client)
			throws IOException, InterruptedException {
		byte[] all = answer.all();
		int cut = answer.head().length + number(Math.max(1, answer.body().length));
		switch (fate) {
			case CLOSED_AFTER -> {
				return false;
			}
			case RESET_AFTER -> {
				return reset(client);
			}
			case CUT_HEAD -> {
				write(client, all, number(answer.head().length));
				return false;
			}
			case CUT_BODY -> {
				write(client, all, cut);
				return false;
			}
			case RESET_BODY -> {
				write(client, all, cut);
				return reset(client);
			}
			case STALLED_BODY -> {
				write(client, all, cut);
				this.end.await(8, TimeUnit.SECONDS);
				return false;
			}
			case DELAYED -> this.end.await(number(1500), TimeUnit.MILLISECONDS);
			case LATE -> this.end.await(5, TimeUnit.SECONDS);
			case OVERTAKEN -> this.nextAnswer.await(1, TimeUnit.SECONDS);
			case DUPLICATED -> write(client, all);
			case EARLY_HINTS -> write(client, EARLY_HINTS);
			case TRUNCATED -> all = answer.truncated(number(Math.max(1, answer.body().length))).all();
			case WRONG_STATUS -> all = answer.withFirstLine("HTTP/1.1 " + status + " No").all();
			case HTML_PAGE -> all = HttpMessage.page(status, "<html><h1>Proxy</h1></html>").all();
			default -> throw new IllegalStateException(fate.name());
		}
		write(client, all);
		return true;
	}

	private HttpMessage answer(HttpMessage request) throws IOException {
		try (Socket portal = new Socket(InetAddress.getLoopbackAddress(), this.portalPort)) {
			portal.setTcpNoDelay(true);
			write(portal, request.all());
			InputStream in = portal.getInputStream();
			HttpMessage answer = HttpMessage.read(in);
			if (answer == null) {
				throw new IOException("The portal does not answer");
			}
			return answer;
		}
	}

	private boolean cutRequest(HttpMessage request) throws IOException {
		byte[] all = request.all();
		try (Socket portal = new Socket(InetAddress.getLoopbackAddress(), this.portalPort)) {
			write(portal, all, number(all.length));
		}
		return false;
	}

	private static boolean reset(Socket client) throws IOException {
		client.setSoLinger(true, 0);
		client.close();
		return false;
	}

	private static void write(Socket socket, byte[] bytes) throws IOException {
		write(socket, bytes, bytes.length);
	}

	private static void write(Socket socket, byte[] bytes, int length) throws IOException {
		OutputStream out = socket.getOutputStream();
		out.write(bytes, 0, length);
		out.flush();
	}

	@Override
	public void close() throws IOException {
		this.end.countDown();
		this.server.close();
		this.threads.shutdownNow();
	}

}
