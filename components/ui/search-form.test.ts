import { describe, expect, it } from 'vitest'
import { fill } from './search-form'

describe('the fields of a search', () => {
  it('hold what is looked for, and nothing else; what has no name is left alone', () => {
    const fields = [
      { name: 'q', value: 'typed' },
      { name: 'from', value: '2026-11-01' },
      { name: 'channel', value: '' },
      { name: '', value: 'a button' },
      { name: 'a fieldset' },
    ]
    fill(fields, { q: 'rent', channel: 'meeting' })
    expect(fields).toEqual([
      { name: 'q', value: 'rent' },
      { name: 'from', value: '' },
      { name: 'channel', value: 'meeting' },
      { name: '', value: 'a button' },
      { name: 'a fieldset' },
    ])
  })
})
