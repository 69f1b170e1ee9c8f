/** SHA-256 of nothing: rrweb makes one empty style element and fills it through the CSSOM. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"

/**
 * The replay's own Content-Security-Policy: one script of ours, our own stylesheets and pictures, nothing from
 * anywhere else and nothing sent anywhere. Only our own pages may frame it; all others may not be framed at all.
 */
export function replayPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'self' ${EMPTY_STYLE}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "frame-src 'self'",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ')
}

/** The page that the replay's script fills. */
export function replayPage(nonce: string, script: string, title: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${plain(title)}</title></head>
<body><script nonce="${plain(nonce)}" src="${plain(script)}"></script></body></html>`
}

function plain(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
