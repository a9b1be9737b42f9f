package io.github.b24spring.testportal.oauth;

import java.time.Duration;
import java.util.Map;

/**
 * What the OAuth server answers.
 *
 * @param status the HTTP status
 * @param body the members of the JSON body
 * @param delay how long the answer takes, in the portal's time
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record TokenAnswer(int status, Map<String, Object> body, Duration delay) {

}
