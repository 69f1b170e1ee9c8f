import type { Caller, Served } from './http'

export const filesPath = '/api/messages/files'

/** Sends a file as the pages do. `at`: where it waits for its message, as `placeQuery` says it. */
export function upload(
  app: Served,
  as: Caller,
  file: { name: string; content: Uint8Array; at: string },
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${app.url}${filesPath}?${file.at}`, {
    method: 'POST',
    headers: {
      ...(as.cookie && { cookie: as.cookie }),
      ...{ origin: app.url, 'content-type': 'application/octet-stream' },
      ...{ 'x-file-name': encodeURIComponent(file.name), ...headers },
    },
    body: new Uint8Array(file.content),
  })
}
