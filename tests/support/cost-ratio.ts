type Work = (nth: number) => Promise<unknown>

/**
 * What one piece of work costs in time against another, both done in turn. The least of each is what the work costs, the rest
 * is what else the machine had to do: so a busy machine gets more tries, while the ratio is not between the bounds.
 */
export async function costRatio(
  one: Work,
  other: Work,
  { first, most, above, below }: { first: number; most: number; above: number; below: number },
): Promise<number> {
  const least = { one: Infinity, other: Infinity }
  const ratio = () => least.one / least.other
  for (let nth = 0; nth < most && (nth < first || ratio() <= above || ratio() >= below); nth += 1) {
    least.one = Math.min(least.one, await timeOf(one, nth))
    least.other = Math.min(least.other, await timeOf(other, nth))
  }
  return ratio()
}

async function timeOf(work: Work, nth: number): Promise<number> {
  const began = performance.now()
  await work(nth)
  return performance.now() - began
}
