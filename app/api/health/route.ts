/** 200 while the process is alive, whatever else is away. */
export function GET(): Response {
  return Response.json({ status: 'alive' })
}

export const dynamic = 'force-dynamic'
