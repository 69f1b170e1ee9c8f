import type { HelpTextId } from './help-text'

/** Rules as data: where something stopped, and the text that says what to do about it. */
export const textOfStop: Readonly<Record<string, HelpTextId>> = {
  over_daily_limit: 'daily-limit',
  amount_too_large: 'daily-limit',
  number_missing: 'account-number',
  number_invalid: 'account-number',
  payee_missing: 'payees',
  name_missing: 'payees',
  name_invalid: 'payees',
  not_enough_money: 'not-enough-money',
  not_payable: 'not-enough-money',
  not_receivable: 'not-enough-money',
  currency_differs: 'not-enough-money',
  same_account: 'not-enough-money',
  wrong_password: 'confirm',
  too_many_tries: 'confirm',
  confirmation_missing: 'confirm',
  confirmation_used: 'confirm',
  confirmation_expired: 'confirm',
  confirmation_other: 'confirm',
  confirm_again: 'confirm',
  card_expired: 'new-card',
  already_blocked: 'card-unblock',
  not_blocked: 'card-block',
}
