package io.github.b24spring.testportal;

import java.util.List;
import java.util.Map;

/**
 * An HTTP request as the portal sees it.
 *
 * @param path the decoded path
 * @param query the raw query, possibly empty
 * @param contentType the content type, possibly empty
 * @param body the body, possibly empty
 * @param parts the names and texts of a multipart body
 * @param address the address that it comes from
 * @author The b24spring maintainers
 */
record PortalRequest(String path, String query, String contentType, byte[] body, List<Map.Entry<String, String>> parts,
		String address) {

}
