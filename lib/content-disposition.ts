/**
 * The header that says whether a browser shows something or saves it, and as what (RFC 6266): the name in ASCII for old
 * programs, and as it is (RFC 8187). Nothing that could end or split the header gets through.
 */
export function contentDisposition(type: 'inline' | 'attachment', name: string): string {
  const whole = name.replace(/\p{Cs}/gu, '_')
  return `${type}; filename="${asciiName(whole)}"; filename*=UTF-8''${encodeURIComponent(whole).replace(/['()*]/g, hex)}`
}

/** `Kvitto åäö.png` is `Kvitto_aao.png`. */
function asciiName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]/g, '_')
}

/** RFC 8187 takes fewer signs as they are than `encodeURIComponent` does. */
function hex(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}
