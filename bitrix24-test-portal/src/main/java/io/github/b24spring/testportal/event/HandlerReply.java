package io.github.b24spring.testportal.event;

import java.time.Duration;

/**
 * What a handler answered.
 *
 * @param status the HTTP status
 * @param body the body
 * @param location the address that a redirect names, empty if there is none
 * @param time how long the answer took
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record HandlerReply(int status, String body, String location, Duration time) {

}
