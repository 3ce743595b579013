@NullMarked
package org.ketwise.consult.handout;

import org.jspecify.annotations.NullMarked;
