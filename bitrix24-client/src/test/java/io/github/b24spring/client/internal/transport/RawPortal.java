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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.testserver.FreshPorts;
import org.jspecify.annotations.Nullable;

/**
 * A server that writes bytes, whatever they are, and closes connections when it likes.
 */
final class RawPortal implements AutoCloseable {

	private final ServerSocket server;

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "raw-portal");
		thread.setDaemon(true);
		return thread;
	});

	private final AtomicInteger connections = new AtomicInteger();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private volatile Connection connection = (number, socket) -> true;

	private volatile Answer answer = (request, socket) -> write(socket, ok("{\"result\":1}"));

	RawPortal() {
		this(FreshPorts.open());
	}

	RawPortal(ServerSocket server) {
		this.server = server;
		this.threads.execute(this::accept);
	}

	/**
	 * A port at which nobody listens.
	 */
	static int unusedPort() {
		return FreshPorts.find();
	}

	static String ok(String json) {
		return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
				+ json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json;
	}

	static void write(Socket socket, String text) throws IOException {
		OutputStream out = socket.getOutputStream();
		out.write(text.getBytes(StandardCharsets.ISO_8859_1));
		out.flush();
	}

	/**
	 * Ends a connection without notice.
	 */
	static void reset(Socket socket) throws IOException {
		socket.setSoLinger(true, 0);
		socket.close();
	}

	RawPortal answering(Answer answer) {
		this.answer = answer;
		return this;
	}

	/**
	 * What to do with a connection before anything is read of it.
	 */
	RawPortal accepting(Connection connection) {
		this.connection = connection;
		return this;
	}

	String url() {
		return "http://localhost:" + this.server.getLocalPort();
	}

	int connections() {
		return this.connections.get();
	}

	int openConnections() {
		return (int) this.sockets.stream().filter((socket) -> !socket.isClosed()).count();
	}

	List<Request> requests() {
		return this.requests;
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				int number = this.connections.incrementAndGet();
				this.sockets.add(socket);
				this.threads.execute(() -> serve(number, socket));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(int number, Socket socket) {
		try (socket) {
			if (!this.connection.opened(number, socket)) {
				return;
			}
			InputStream in = socket.getInputStream();
			Request request = read(number, in);
			while (request != null) {
				this.requests.add(request);
				this.answer.write(request, socket);
				request = socket.isClosed() ? null : read(number, in);
			}
		}
		catch (IOException ex) {
			// The client went away.
		}
	}

	private static @Nullable Request read(int connection, InputStream in) throws IOException {
		String head = readHead(in);
		if (head == null) {
			return null;
		}
		String lower = head.toLowerCase(Locale.ROOT);
		int length = lower.indexOf("content-length: ");
		if (length != -1) {
			int end = lower.indexOf('\r', length);
			byte[] body = in.readNBytes(Integer.parseInt(lower.substring(length + 16, end).strip()));
			return new Request(connection, head, new String(body, StandardCharsets.UTF_8));
		}
		return new Request(connection, head, lower.contains("transfer-encoding: chunked") ? readChunks(in) : "");
	}

	private static @Nullable String readHead(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") == -1) {
			int next = in.read();
			if (next == -1) {
				return null;
			}
			head.append((char) next);
		}
		return head.toString();
	}

	private static String readChunks(InputStream in) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		while (true) {
			StringBuilder size = new StringBuilder();
			while (size.indexOf("\r\n") == -1) {
				int next = in.read();
				if (next == -1) {
					throw new IOException("closed");
				}
				size.append((char) next);
			}
			int length = Integer.parseInt(size.toString().strip(), 16);
			body.write(in.readNBytes(length));
			in.readNBytes(2);
			if (length == 0) {
				return body.toString(StandardCharsets.UTF_8);
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
		this.threads.shutdownNow();
	}

	/**
	 * A request as it came.
	 *
	 * @param connection the number of the connection, the first being 1
	 * @param head the request line and the headers
	 * @param body the body
	 */
	record Request(int connection, String head, String body) {
	}

	/**
	 * Answers a request.
	 */
	@FunctionalInterface
	interface Answer {

		void write(Request request, Socket socket) throws IOException;

	}

	/**
	 * Does something with a new connection.
	 */
	@FunctionalInterface
	interface Connection {

		/**
		 * Returns whether requests are read.
		 */
		boolean opened(int number, Socket socket) throws IOException;

	}

}
