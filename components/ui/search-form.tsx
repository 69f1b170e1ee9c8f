'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { LinkButton } from '@/components/ui/link-button'

type SearchFormProps = {
  /** The list's own address; what is looked for is its query. */
  path: string
  /** What stands in the fields. They are filled anew when it changes. */
  values: Partial<Record<string, string>>
  filtered: boolean
  className?: string
  /** The fields, named as in the query. */
  children: ReactNode
}

/** Looks for something in a list. It all stands in the URL, so that it can be kept, sent and gone back to. */
export function SearchForm({ path, values, filtered, className, children }: SearchFormProps) {
  const t = useTranslations('shell.list')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const filled = JSON.stringify(values)
  const shown = useRef(filled)
  // not rebuilt for it: whoever searched keeps the focus where it is
  useEffect(() => {
    if (!form.current || shown.current === filled) return
    shown.current = filled
    fill(form.current.elements, JSON.parse(filled))
  }, [filled])
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '')
    const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
    router.push(query.size > 0 ? `${path}?${query}` : path, { scroll: false })
  }
  return (
    <search>
      <form ref={form} action={path} onSubmit={search} className={cx('flex flex-col', className)}>
        {children}
        <div className="flex flex-wrap gap-3">
          <Button type="submit">
            <span data-share="text">{t('show')}</span>
          </Button>
          {filtered && (
            <LinkButton href={path} variant="quiet" scroll={false}>
              <span data-share="text">{t('clear')}</span>
            </LinkButton>
          )}
        </div>
      </form>
    </search>
  )
}

/** Exported for its own test. */
export function fill(fields: Iterable<object>, values: SearchFormProps['values']): void {
  for (const field of fields) {
    if (!('name' in field && 'value' in field) || typeof field.name !== 'string' || field.name === '')
      continue
    const value = values[field.name] ?? ''
    if (field.value !== value) field.value = value
  }
}

type NarrowFieldsProps = { label: string; open: boolean; className?: string; children: ReactNode }

/** Fields that few searches need, folded away until one of them is filled in. */
export function NarrowFields({ label, open, className, children }: NarrowFieldsProps) {
  return (
    <details open={open}>
      <summary className="link w-fit py-2" data-share="text">
        {label}
      </summary>
      <div className={cx('grid gap-4 pt-2', className)}>{children}</div>
    </details>
  )
}
