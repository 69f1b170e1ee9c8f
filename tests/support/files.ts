/** A file by its first bytes, one sign a byte. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0))
}

/** A ZIP archive with empty entries of these names, in this order; `directory`: the order in its table of contents. */
export function zipOf(names: string[], directory = names): Uint8Array {
  const offsets = new Map<string, number>()
  let body = ''
  for (const name of names) {
    offsets.set(name, body.length)
    body += `PK\x03\x04${'\0'.repeat(22)}${le16(name.length)}\0\0${name}`
  }
  const table = directory
    .map(
      (name) =>
        `PK\x01\x02${'\0'.repeat(24)}${le16(name.length)}${'\0'.repeat(12)}${le32(offsets.get(name) ?? 0)}${name}`,
    )
    .join('')
  const count = le16(directory.length)
  return bytesOf(
    `${body}${table}PK\x05\x06\0\0\0\0${count}${count}${le32(table.length)}${le32(body.length)}\0\0`,
  )
}

const le16 = (value: number) => String.fromCharCode(value & 255, value >> 8)
const le32 = (value: number) => le16(value & 65_535) + le16(value >>> 16)
