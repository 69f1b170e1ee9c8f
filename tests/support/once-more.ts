/**
 * Whether `npm test` has seen this before, under UTC, and sees it again under another zone: what does not depend on the
 * zone of the process is then tried on less. Whoever runs a test by hand sees all of it.
 */
export const onceMore = Boolean(process.env.RADRUM_TESTS_EXCEPT)
