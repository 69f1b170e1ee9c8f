'use client'

import type { Person } from '@/components/calendar/staff-actions'
import { SelectField } from '@/components/ui/field'

type PersonSelectProps = {
  label: string
  people: readonly Person[]
  value: string
  onPick: (id: string) => void
  /** What somebody is called here; their name alone when it is left out. */
  nameOf?: (person: Person) => string
}

/** One of several people. */
export function PersonSelect({ label, people, value, onPick, nameOf }: PersonSelectProps) {
  return (
    <SelectField label={label} value={value} onChange={(event) => onPick(event.target.value)}>
      {people.map((person) => (
        <option key={person.id} value={person.id}>
          {nameOf ? nameOf(person) : person.name}
        </option>
      ))}
    </SelectField>
  )
}
