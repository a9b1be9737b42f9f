/**
 * The way of a call from its description to the portal and back, stage by stage.
 */
@NullMarked
package io.github.b24spring.client.internal.pipeline;

import org.jspecify.annotations.NullMarked;
