'use client'

import { AlertDialog as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { DialogActions, dialogTitleClass, overlayClass, sheetClass } from '@/components/ui/dialog'

type AlertDialogProps = {
  open: boolean
  /** `false` after Escape or the way back. The way on closes nothing by itself: its press decides. */
  onOpenChange?: (open: boolean) => void
  title: ReactNode
  /** Read together with the title: what will happen. */
  description: ReactNode
  children?: ReactNode
  /** The way back, first and focused. A `Button`. */
  cancel: ReactNode
  /** The way on. A `Button`, as wide as the way back. */
  action: ReactNode
  onOpenAutoFocus?: ComponentProps<typeof Radix.Content>['onOpenAutoFocus']
}

/** A question that needs an answer (role alertdialog). The safe answer stands first and holds the focus. */
export function AlertDialog(props: AlertDialogProps) {
  const { open, onOpenChange, title, description, children, cancel, action } = props
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content className={sheetClass()} onOpenAutoFocus={props.onOpenAutoFocus}>
          <Radix.Title className={dialogTitleClass}>{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="space-y-2">{description}</div>
          </Radix.Description>
          {children}
          <DialogActions>
            <Radix.Cancel asChild>{cancel}</Radix.Cancel>
            {action}
          </DialogActions>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
