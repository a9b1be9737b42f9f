/**
 * Files on their way to a portal.
 */
@NullMarked
package io.github.b24spring.client.file;

import org.jspecify.annotations.NullMarked;
