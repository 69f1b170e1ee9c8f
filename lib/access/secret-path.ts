/** Whoever knows the last part of such a path may do what it is for. */
const secretPath = /(\/recover\/)[^/?#\s"'<>]+/g

/** Is this a page whose address is a secret? Then it is kept nowhere and told to nobody. */
export function isSecretPath(path: string): boolean {
  return path.startsWith('/recover/')
}

/** A path or text as it may be kept: "/recover/k3J…?x=1" is "/recover/[token]?x=1". */
export function hideSecretPaths(text: string): string {
  return text.replace(secretPath, '$1[token]')
}
