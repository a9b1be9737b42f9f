/**
 * Auto-configuration of applications, whose tokens are renewed.
 */
@NullMarked
package io.github.b24spring.autoconfigure.oauth;

import org.jspecify.annotations.NullMarked;
