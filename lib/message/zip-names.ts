const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
/** The end may be followed by a comment of at most 65,535 bytes. */
const furthestEnd = 22 + 65_535
/** A document of more parts than this is none that a person wrote. */
const mostNames = 10_000

/**
 * Names of a ZIP archive's entries, from its central directory (PKWARE APPNOTE 4.3). Nothing is unpacked. Empty for what is no
 * sound archive, or holds more than is looked at.
 */
export function zipNames(content: Uint8Array): string[] {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  const end = findEnd(view)
  if (end === null) return []
  const count = view.getUint16(end + 10, true)
  if (count > mostNames) return []
  const names: string[] = []
  let at = view.getUint32(end + 16, true)
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > end || view.getUint32(at, true) !== directoryEntry) return []
    const length = view.getUint16(at + 28, true)
    names.push(String.fromCharCode(...content.subarray(at + 46, at + 46 + length)))
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - 22
  for (let at = last; at >= 0 && at >= view.byteLength - furthestEnd; at--)
    if (view.getUint32(at, true) === endOfDirectory) return at
  return null
}
