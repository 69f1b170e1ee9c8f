'use client'

import { type ComponentProps, type FormEvent, type ReactNode, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { cx } from '@/components/ui/cx'
import { TextareaField } from '@/components/ui/field'

type TextFormProps = Pick<ComponentProps<typeof TextareaField>, 'label' | 'hint' | 'rows' | 'maxLength'> & {
  first?: string
  /** Said, with the focus on the field, when nothing is written. Without it nothing need be. */
  missing?: string
  /** Keeps the text. Answers in a sentence why not, or null. */
  save: (text: string) => Promise<string | null>
  /** Under the field: the way on, a submit button, and perhaps the way back. */
  buttons: (busy: boolean) => ReactNode
  className?: string
  /** Above the field: what else there is to say. */
  children?: ReactNode
}

/** One text and a button that sends it, once at a time. A refusal stands above and loses nothing of it. */
export function TextForm(props: TextFormProps) {
  const { first = '', missing, save, buttons, className, children, ...field } = props
  const [text, setText] = useState(first)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (missing && text.trim() === '') {
      setProblem(missing)
      return box.current?.focus()
    }
    setBusy(true)
    const refused = await save(text)
    setBusy(false)
    setProblem(refused)
    // what was typed while it was being saved is the next
    if (refused === null) setText((now) => (now === text ? first : now))
  }
  return (
    <form onSubmit={send} noValidate className={cx('flex flex-col gap-4', className)}>
      {problem && (
        <Alert>
          <p>{problem}</p>
        </Alert>
      )}
      {children}
      <TextareaField {...field} ref={box} value={text} onChange={(event) => setText(event.target.value)} />
      {buttons(busy)}
    </form>
  )
}
