'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'

/**
 * A picture in its message, as high as it will be; pressed, it is seen larger over the page. Neither a call nor what is being
 * written is left for it, and whatever covers or ends the page does so with the picture, too.
 */
export function Picture({ href, name }: { href: string; name: string }) {
  const t = useTranslations('message.file')
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className="block w-fit max-w-full rounded-control"
        onClick={() => setOpen(true)}
      >
        <img
          src={href}
          alt={name}
          loading="lazy"
          className="h-48 min-w-12 max-w-full rounded-control border border-line bg-sunken object-scale-down"
        />
        <span className="sr-only" data-share="text">
          {t('opens')}
        </span>
      </button>
      <Dialog open={open} onOpenChange={setOpen} title={<span className="wrap-anywhere">{name}</span>} wide>
        <img src={href} alt={name} className="max-h-[65dvh] w-full object-contain" />
        <p>
          <a href={href} download={name} className="link inline-block py-1">
            <span data-share="text">{t('save')}</span>
          </a>
        </p>
      </Dialog>
    </>
  )
}
