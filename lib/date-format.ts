const made = new Map<string, Intl.DateTimeFormat>()

/**
 * The format for a language, in the zone that the options name. Each is made once: making one takes several times as
 * long as using it. English reads dates the British way here: day before month, 24 hours.
 */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = made.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, options)
  made.set(key, format)
  return format
}

/** A time on a wall clock, in words and figures: `Tuesday`, `24`, `November`, `09`, `30`. */
export function wallClockParts(at: number, timeZone: string, locale: string): Record<string, string> {
  const format = dateFormat(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
}
