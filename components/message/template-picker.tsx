'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type RefObject, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import { isLocale, locales } from '@/lib/language/locale'
import type { Template } from '@/lib/message/thread'

type TemplatePickerProps = { templates: Template[]; field: RefObject<HTMLTextAreaElement | null> }

/** Texts that stand ready: one is chosen, then put in where the cursor is. Choosing alone changes nothing. */
export function TemplatePicker({ templates, field }: TemplatePickerProps) {
  const t = useTranslations('message.write.template')
  const locale = useLocale()
  const language = isLocale(locale) ? locale : locales[0]
  const [chosen, setChosen] = useState('')
  const select = useRef<HTMLSelectElement>(null)
  const insert = () => {
    const template = templates.find(({ id }) => id === chosen)
    if (!template) return select.current?.focus()
    if (field.current) insertText(field.current, template.text[language])
    setChosen('')
  }
  return (
    <div className="flex max-w-reading flex-wrap items-end gap-2">
      <SelectField
        ref={select}
        label={t('label')}
        className="grow basis-48"
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        <option value="">{t('choose')}</option>
        {templates.map(({ id, title }) => (
          <option key={id} value={id}>
            {title[language]}
          </option>
        ))}
      </SelectField>
      <Button onClick={insert}>{t('insert')}</Button>
    </div>
  )
}

/**
 * Puts a text in at the cursor, in place of what is selected. The browser's own way can be undone with its own undo; where
 * there is none, the field's is used.
 */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  field.focus()
  if (field.ownerDocument.execCommand('insertText', false, text)) return
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
