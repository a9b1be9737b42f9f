/**
 * Makes the tables of the client from the documentation of the REST API, and the pages of
 * its documentation that say what stands elsewhere.
 */
@NullMarked
package io.github.b24spring.documentation;

import org.jspecify.annotations.NullMarked;
