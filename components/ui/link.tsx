import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link to another page, fetched when it is followed. Not ahead: every page here is made for one person at one moment,
 * so that fetching each link of a page asked the server ten times for nothing that could be shown.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />
}
