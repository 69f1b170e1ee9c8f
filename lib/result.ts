/** What a rule answers: the thing, or the reason why not. A bug throws; a refusal is a value. */
export type Result<T, R extends string = string> = { ok: true; value: T } | { ok: false; reason: R }

/** Yes, with the value. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** No, with one of the noun's own reasons. */
export function no<R extends string>(reason: R): { ok: false; reason: R } {
  return { ok: false, reason }
}

/** What was asked, as a value whatever happens: no answer at all is an answer, too. */
export function settled<T>(asked: Promise<Result<T>>): Promise<Result<T>> {
  return asked.catch(() => no('unavailable'))
}
