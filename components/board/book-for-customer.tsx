'use client'

import { type ComponentProps, useState } from 'react'
import { CustomerSearch } from '@/components/board/customer-search'
import { type BookForActions, BookForm } from '@/components/calendar/book-form'
import type { Customer, SchedulerActions } from '@/components/calendar/staff-actions'

type BookForCustomerProps = Omit<
  ComponentProps<typeof BookForm>,
  'customer' | 'who' | 'about' | 'actions'
> & {
  actions: BookForActions & Pick<SchedulerActions, 'searchCustomers'>
}

/** Books a meeting for a customer of the branch, who is looked for first. */
export function BookForCustomer({ actions, ...props }: BookForCustomerProps) {
  const [customer, choose] = useState<Customer | null>(null)
  const search = <CustomerSearch search={actions.searchCustomers} chosen={customer} onChoose={choose} />
  return <BookForm {...props} actions={actions} customer={customer} who={search} />
}
