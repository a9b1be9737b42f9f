package io.github.b24spring.autoconfigure.internal.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.ServletServerHttpRequest;

/**
 * Reads forms in a Spring MVC application.
 *
 * @author The b24spring maintainers
 */
public final class ServletForms {

	private ServletForms() {
	}

	/**
	 * Read the body of a request. A filter that asked for parameters has read it already,
	 * and Spring writes it again of the parameters.
	 * @param request the request
	 * @param limit what is read at most
	 * @return the bytes
	 * @throws FormTooLargeException if there are more
	 * @throws IOException if they cannot be read
	 */
	public static byte[] read(HttpServletRequest request, FormLimit limit) throws IOException {
		int atMost = limit.bytes() + 1;
		byte[] body = request.getInputStream().readNBytes(atMost);
		byte[] form = (body.length > 0) ? body : new ServletServerHttpRequest(request).getBody().readNBytes(atMost);
		if (form.length == atMost) {
			throw limit.exceeded();
		}
		return form;
	}

}
