@NullMarked
package org.ketwise.terminology.rxnorm;

import org.jspecify.annotations.NullMarked;
