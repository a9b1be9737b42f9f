/**
 * Makes the tables of the client from the documentation of the REST API.
 */
@NullMarked
package io.github.b24spring.documentation;

import org.jspecify.annotations.NullMarked;
