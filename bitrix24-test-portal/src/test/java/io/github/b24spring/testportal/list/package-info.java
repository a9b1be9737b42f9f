@NullMarked
package io.github.b24spring.testportal.list;

import org.jspecify.annotations.NullMarked;
