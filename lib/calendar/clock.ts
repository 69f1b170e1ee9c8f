/** Minutes after midnight for `09:30`, `9.30` or `24:00`; null for anything that is no time of day. */
export function clockMinute(text: string): number | null {
  const match = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim())
  if (!match) return null
  const minute = Number(match[1]) * 60 + Number(match[2])
  return Number(match[2]) < 60 && minute <= 1440 ? minute : null
}

/** `09:30` for 570. */
export function minuteClock(minute: number): string {
  const hours = String(Math.floor(minute / 60)).padStart(2, '0')
  return `${hours}:${String(Math.round(minute) % 60).padStart(2, '0')}`
}
