const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i

/**
 * Is it one plain address (RFC 5321 dot-atom at a domain name, 254 characters at most)? Quoted local parts, groups,
 * comments, lists and anything with a blank or line end are refused: they are how one address becomes two.
 */
export function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  return text.length <= 254 && at > 0 && at <= 64 && ADDRESS.test(text)
}
