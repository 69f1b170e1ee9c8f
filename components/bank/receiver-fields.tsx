'use client'

import { useTranslations } from 'next-intl'
import { AccountSelect } from '@/components/bank/account-select'
import type { PaymentFormProps } from '@/components/bank/payment-form'
import { Checkbox } from '@/components/ui/checkbox'
import { cx } from '@/components/ui/cx'
import { SelectField, TextField } from '@/components/ui/field'
import { mayMoveTo } from '@/lib/bank/account'
import { lastFour } from '@/lib/bank/account-number'
import { longestName, type PaymentField, type ReceiverKind, receiverKinds } from '@/lib/bank/payment'

type ReceiverFieldsProps = PaymentFormProps & { errorOf: (field: PaymentField) => string | undefined }

/** To an own account, to somebody known, or to somebody new; then who. */
export function ReceiverFields(props: ReceiverFieldsProps) {
  const { accounts, payees, draft, onEdit, errorOf } = props
  const t = useTranslations('bank.payment')
  const offered = receiverKinds.filter((kind) => kind !== 'payee' || payees.length > 0)
  return (
    <div className="flex flex-col gap-4">
      <fieldset>
        <legend className="mb-1 font-semibold" data-share="text">
          {t('to')}
        </legend>
        <div className="flex flex-wrap gap-2">
          {offered.map((kind) => (
            <Choice key={kind} kind={kind} picked={draft.to === kind} onPick={() => onEdit({ to: kind })} />
          ))}
        </div>
      </fieldset>
      {draft.to === 'own' && (
        <AccountSelect
          id="payment-account"
          label={t('account')}
          accounts={accounts.filter((account) => mayMoveTo(account) && account.id !== draft.from)}
          value={draft.account}
          error={errorOf('account')}
          onPick={(account) => onEdit({ account })}
        />
      )}
      {draft.to === 'payee' && (
        <SelectField
          id="payment-payee"
          label={t('payee')}
          shareLabel
          data-share="text value"
          value={draft.payee}
          error={errorOf('payee')}
          onChange={(event) => onEdit({ payee: event.target.value })}
        >
          <option value="">{t('choose')}</option>
          {payees.map((payee) => (
            <option key={payee.id} value={payee.id}>
              {t('option', { name: payee.name, digits: lastFour(payee.number) })}
            </option>
          ))}
        </SelectField>
      )}
      {draft.to === 'new' && <NewPayee {...props} />}
    </div>
  )
}

function Choice({ kind, picked, onPick }: { kind: ReceiverKind; picked: boolean; onPick: () => void }) {
  const t = useTranslations('bank.payment')
  return (
    <label
      className={cx(
        'flex min-h-control cursor-pointer items-center gap-3 rounded-control border px-3 py-1.5',
        picked ? 'border-spruce bg-spruce-tint' : 'border-edge bg-surface hover:border-ink',
      )}
    >
      <input
        type="radio"
        name="to"
        value={kind}
        checked={picked}
        onChange={onPick}
        data-share="value"
        className="size-4.5 shrink-0 accent-spruce"
      />
      <span data-share="text">{t(`receiver.${kind}`)}</span>
    </label>
  )
}

/** Name and number stay the customer's own: whoever looks along sees that they are filled in, not with what. */
function NewPayee({ draft, onEdit, errorOf }: ReceiverFieldsProps) {
  const t = useTranslations('bank.payment')
  return (
    <>
      <TextField
        id="payment-name"
        label={t('name')}
        shareLabel
        autoComplete="off"
        maxLength={longestName}
        value={draft.name}
        error={errorOf('name')}
        onChange={(event) => onEdit({ name: event.target.value })}
      />
      <TextField
        id="payment-number"
        label={t('number')}
        hint={t('numberHint')}
        shareLabel
        autoComplete="off"
        inputClassName="figures"
        maxLength={60}
        value={draft.number}
        error={errorOf('number')}
        onChange={(event) => onEdit({ number: event.target.value })}
      />
      <Checkbox
        label={<span data-share="text">{t('keep')}</span>}
        data-share="value"
        checked={draft.keep}
        onChange={(event) => onEdit({ keep: event.target.checked })}
      />
    </>
  )
}
