/**
 * Listings as tables. CSV is read by a reader of our own: Tablesaw's (univocity, without a release since 2021) guesses types
 * and cuts digits. SQL and Parquet are DuckDB's, which only those have who ask for its 80 MB.
 */
@NullMarked
package loopbook.tables;

import org.jspecify.annotations.NullMarked;
