@NullMarked
package org.ketwise.fhir.cdshooks;

import org.jspecify.annotations.NullMarked;
