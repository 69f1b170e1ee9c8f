-- FOR UPDATE waits for the key-share locks that the foreign keys of somebody else's entries hold, and they for ours:
-- two customers who paid each other at the same moment could deadlock. A balance is no key.
CREATE OR REPLACE FUNCTION entry_moves_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM ledger_account
    WHERE id IN (SELECT account_id FROM added) AND kind <> 'outside' ORDER BY id FOR NO KEY UPDATE;
  UPDATE ledger_account a SET balance = a.balance + moved.amount
    FROM (SELECT account_id, sum(amount)::bigint AS amount FROM added GROUP BY account_id) moved
    WHERE a.id = moved.account_id AND a.kind <> 'outside';
  RETURN NULL;
END $$;
