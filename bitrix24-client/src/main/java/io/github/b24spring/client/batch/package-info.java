/**
 * References between the commands of a batch.
 */
@NullMarked
package io.github.b24spring.client.batch;

import org.jspecify.annotations.NullMarked;
