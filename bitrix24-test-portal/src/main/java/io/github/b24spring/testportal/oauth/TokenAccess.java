package io.github.b24spring.testportal.oauth;

/**
 * What a valid access token gives access to.
 *
 * @param installation the installation that it was issued to
 * @param userId the id of the user on whose behalf it calls
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record TokenAccess(Installation installation, long userId) {

}
