/** Where people of the bank work, beside where they are now. IANA names. */
const usual = [
  'Europe/Stockholm',
  'Europe/Helsinki',
  'Europe/Oslo',
  'Europe/Copenhagen',
  'Europe/Riga',
  'Europe/Tallinn',
  'Europe/Vilnius',
  'Europe/London',
  'Atlantic/Reykjavik',
]

/** The zones that can be chosen: the one in use first, each once. */
export function zonesFor(...inUse: string[]): string[] {
  return [...new Set([...inUse, ...usual])]
}
