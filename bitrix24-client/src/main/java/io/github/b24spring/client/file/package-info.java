/**
 * Files on their way to and from a portal.
 */
@NullMarked
package io.github.b24spring.client.file;

import org.jspecify.annotations.NullMarked;
