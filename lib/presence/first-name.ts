/** How somebody is called in a sentence: "Eva Lind" -> "Eva", "Anna-Karin Öst" -> "Anna-Karin". */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? ''
}
