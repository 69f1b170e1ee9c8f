'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dialog as Radix } from 'radix-ui'
import { type ComponentProps, type ReactNode, useRef } from 'react'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'

/** What lies over the page while a dialog is open. */
export const overlayClass = 'fixed inset-0 z-40 bg-scrim animate-fade'

/** A sheet from below on a phone, a quiet box in the middle from 640 px. */
export function sheetClass(wide = false): string {
  return cx(
    'fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col gap-4 overflow-y-auto rounded-t-surface border border-line bg-surface p-5 pb-[calc(1.25rem+env(safe-area-inset-bottom))] text-ink shadow-float animate-sheet',
    'sm:inset-0 sm:m-auto sm:h-fit sm:rounded-surface sm:p-6',
    wide ? 'sm:max-w-reading' : 'sm:max-w-consent',
  )
}

export const dialogTitleClass = 'font-title text-lead font-normal'

/** Buttons of a dialog: under each other on a phone, beside each other from 640 px, all equally wide. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-2 grid gap-3 sm:auto-cols-fr sm:grid-flow-col">{children}</div>
}

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** One sentence that is read with the title. */
  description?: ReactNode
  children?: ReactNode
  wide?: boolean
  onOpenAutoFocus?: ComponentProps<typeof Radix.Content>['onOpenAutoFocus']
  onCloseAutoFocus?: ComponentProps<typeof Radix.Content>['onCloseAutoFocus']
}

/** A modal dialog: named by its title, Escape closes it, focus goes in and comes back. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, children, wide } = props
  const t = useTranslations('shell')
  const cameFrom = useRef<Element>(null)
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content
          className={sheetClass(wide)}
          onOpenAutoFocus={(event) => {
            cameFrom.current = document.activeElement
            props.onOpenAutoFocus?.(event)
          }}
          onCloseAutoFocus={(event) => {
            props.onCloseAutoFocus?.(event)
            // without a trigger of its own Radix would leave focus on the body
            if (!event.defaultPrevented && cameFrom.current instanceof HTMLElement) {
              event.preventDefault()
              cameFrom.current.focus()
            }
          }}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <Radix.Title className={cx(dialogTitleClass, 'pr-12')}>{title}</Radix.Title>
          {description && <Radix.Description className="text-ink-2">{description}</Radix.Description>}
          {children}
          {/* last in order, so that focus starts with what the dialog is about */}
          <Radix.Close asChild>
            <IconButton label={t('close')} icon={X} className="absolute top-3 right-3" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
