/**
 * A small, safe rule language by which a request says what its videos must be: {@code category in
 * (cats, 'big dogs') and not publishedAt < now-7d}.
 *
 * <pre>
 * rule       = and, { "or", and } ;
 * and        = unary, { "and", unary } ;
 * unary      = "not", unary | "(", rule, ")" | condition ;
 * condition  = text field, ( "=" | "!=" ), value
 *            | text field, [ "not" ], "in", "(", value, { ",", value }, ")"
 *            | number field, ( "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ), value ;
 * text field = "category" | "language" | "creator" | "region" | "videoId" ;
 * number field = "publishedAt" | "durationMillis" ;
 * value      = word | quoted ;
 * word       = ( letter | digit | "_" | "-" | "." | ":" | "+" | "/" | "@" ), { the same } ;
 * quoted     = "'", { any but "'" | "''" }, "'" | '"', { any but '"' | '""' }, '"' ;
 * </pre>
 *
 * Keywords ({@code and or not in}) may be written in any case and must be quoted to be values;
 * field names and values are taken literally. A time is a date ({@code 2026-01-31}, its first
 * moment in UTC), an ISO-8601 time with offset, milliseconds since 1970, or relative: {@code now},
 * {@code now-36h}, with the units {@code s m h d w}. {@code region = DE} asks whether a video may
 * be shown there, which one without regions may be everywhere; {@code region in (DE, AT)} whether
 * in one of them. There are no calls, no expressions and no way to read anything but these fields;
 * length, nesting, conditions and values are bounded, so that a rule costs little however it is
 * written.
 *
 * <p>Way in: {@link io.reeltime.serving.rule.Rule#parse}. May import {@code data.event} alone.
 */
@NullMarked
package io.reeltime.serving.rule;

import org.jspecify.annotations.NullMarked;
