import { NotFoundMessage } from '@/components/shell/not-found-message'

/** Inside the shell, so that a call goes on beside it. */
export default function NotFound() {
  return <NotFoundMessage />
}
