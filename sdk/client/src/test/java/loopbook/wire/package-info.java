/**
 * Recorded cases of the vendor's Python SDK, replayed: a server that answers as recorded, our call of the same meaning, and
 * the comparison of what was sent, written and returned. {@code scripts/wire-check} and {@link loopbook.wire.WireTest} run it.
 */
package loopbook.wire;
