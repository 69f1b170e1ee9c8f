import { cx } from '@/components/ui/cx'

/** A phone number as somebody wrote it, which can be called from where one is. */
export function PhoneLink({ phone, className }: { phone: string; className?: string }) {
  return (
    <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} className={cx('link figures', className)}>
      {phone}
    </a>
  )
}
