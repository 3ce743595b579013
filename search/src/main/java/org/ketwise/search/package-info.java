/**
 * Full text search over what the content says: each {@link org.ketwise.report.Dossier} is a document. The index of the built-in content is made with the build
 * ({@code EvidenceIndexer}), since indexing takes longer than most commands; that of an edited folder is made in memory.
 */
@NullMarked
package org.ketwise.search;

import org.jspecify.annotations.NullMarked;
