/** Is this error "the database is away" (refused, restarting, too many connections, no answer in time)? */
export function unavailable(error: unknown): boolean {
  for (
    let e = error, depth = 0;
    e instanceof Object && depth < 5;
    e = (e as { cause?: unknown }).cause, depth += 1
  ) {
    const { code, message } = e as { code?: unknown; message?: unknown }
    if (typeof code === 'string' && awayCodes.test(code)) return true
    if (typeof message === 'string' && awayWords.test(message)) return true
  }
  return false
}

// SQLSTATE classes 08 (connection), 53 (resources), 57P (shutdown), 57014 (cancelled by timeout); Node's socket errors
const awayCodes = /^(08|53|57P|57014|ECONN|EPIPE|ETIMEDOUT|ENOENT$)/
const awayWords =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|the database system is/
