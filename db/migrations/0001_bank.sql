CREATE TYPE "public"."account_kind" AS ENUM('salary', 'savings', 'credit', 'mortgage', 'outside');--> statement-breakpoint
CREATE TYPE "public"."card_kind" AS ENUM('debit', 'credit');--> statement-breakpoint
CREATE TYPE "public"."card_status" AS ENUM('active', 'blocked');--> statement-breakpoint
CREATE TYPE "public"."looked_along" AS ENUM('yes', 'no', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."transaction_kind" AS ENUM('opening', 'salary', 'purchase', 'subscription', 'housing', 'transfer', 'payment', 'interest', 'tax', 'benefit', 'loan');--> statement-breakpoint
CREATE TABLE "card" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"customer_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" "card_kind" NOT NULL,
	"name" text NOT NULL,
	"last_four" char(4) NOT NULL,
	"expires_on" date NOT NULL,
	"status" "card_status" DEFAULT 'active' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "card_last_four" CHECK ("card"."last_four" ~ '^[0-9]{4}$')
);
--> statement-breakpoint
CREATE TABLE "confirmation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"customer_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"looked_along" "looked_along" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"journal_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"booked_on" date NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "entry_is_something" CHECK ("entry"."amount" <> 0),
	CONSTRAINT "entry_text" CHECK (length("entry"."text") BETWEEN 1 AND 140)
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "transaction_kind" NOT NULL,
	"booked_on" date NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	"ordered_by" uuid,
	"order_key" uuid,
	"order_digest" text,
	"limited" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "journal_day" UNIQUE("id","booked_on"),
	CONSTRAINT "journal_order_whole" CHECK (("journal"."ordered_by" IS NULL) = ("journal"."order_key" IS NULL) AND ("journal"."ordered_by" IS NULL) = ("journal"."order_digest" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "ledger_account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid,
	"kind" "account_kind" NOT NULL,
	"name" text NOT NULL,
	"number" text,
	"currency" char(3) NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	"credit_limit" bigint DEFAULT 0 NOT NULL,
	"floor" bigint,
	"opened_on" date NOT NULL,
	CONSTRAINT "ledger_account_number_unique" UNIQUE("number"),
	CONSTRAINT "ledger_account_currency" UNIQUE("id","currency"),
	CONSTRAINT "ledger_account_owned" CHECK (("ledger_account"."kind" = 'outside') = ("ledger_account"."owner_id" IS NULL)),
	CONSTRAINT "ledger_account_numbered" CHECK ("ledger_account"."owner_id" IS NULL OR "ledger_account"."number" IS NOT NULL),
	CONSTRAINT "ledger_account_floor" CHECK ("ledger_account"."floor" IS NULL OR "ledger_account"."balance" >= "ledger_account"."floor"),
	CONSTRAINT "ledger_account_credit" CHECK ("ledger_account"."credit_limit" >= 0)
);
--> statement-breakpoint
CREATE TABLE "netbank_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"step" text NOT NULL,
	"code" text,
	"fields" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "netbank_event_code" CHECK ("netbank_event"."code" IS NULL OR "netbank_event"."code" ~ '^[a-z_]{1,40}$')
);
--> statement-breakpoint
CREATE TABLE "pay_limit" (
	"customer_id" uuid PRIMARY KEY NOT NULL,
	"daily" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payee" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"customer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"number" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payee_name" CHECK (length("payee"."name") BETWEEN 1 AND 70)
);
--> statement-breakpoint
CREATE TABLE "standing_order" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"text" text NOT NULL,
	"kind" "transaction_kind" NOT NULL,
	"amount" bigint NOT NULL,
	"day_of_month" integer NOT NULL,
	"first_on" date NOT NULL,
	"every_months" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "standing_order_day" CHECK ("standing_order"."day_of_month" BETWEEN 1 AND 31),
	CONSTRAINT "standing_order_months" CHECK ("standing_order"."every_months" BETWEEN 1 AND 12)
);
--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_account_id_ledger_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_account_in_its_currency" FOREIGN KEY ("account_id","currency") REFERENCES "public"."ledger_account"("id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_journal_on_its_day" FOREIGN KEY ("journal_id","booked_on") REFERENCES "public"."journal"("id","booked_on") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_ordered_by_person_id_fk" FOREIGN KEY ("ordered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "netbank_event" ADD CONSTRAINT "netbank_event_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pay_limit" ADD CONSTRAINT "pay_limit_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payee" ADD CONSTRAINT "payee_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_order" ADD CONSTRAINT "standing_order_account_id_ledger_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "card_customer" ON "card" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "confirmation_customer" ON "confirmation" USING btree ("customer_id","made_at");--> statement-breakpoint
CREATE INDEX "entry_page" ON "entry" USING btree ("account_id","booked_on","id");--> statement-breakpoint
CREATE INDEX "entry_journal" ON "entry" USING btree ("journal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_order" ON "journal" USING btree ("ordered_by","order_key");--> statement-breakpoint
CREATE INDEX "journal_ordered" ON "journal" USING btree ("ordered_by","booked_on");--> statement-breakpoint
CREATE INDEX "ledger_account_owner" ON "ledger_account" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "netbank_event_customer" ON "netbank_event" USING btree ("customer_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "payee_number" ON "payee" USING btree ("customer_id","number");--> statement-breakpoint
CREATE INDEX "standing_order_account" ON "standing_order" USING btree ("account_id");--> statement-breakpoint
-- double entry: when the transaction ends, every journal has two sides or more and they sum to zero in each currency
CREATE FUNCTION journal_sums_to_zero() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  posted uuid;
BEGIN
  IF TG_TABLE_NAME = 'journal' THEN posted := NEW.id; ELSE posted := NEW.journal_id; END IF;
  IF (SELECT count(*) FROM entry WHERE journal_id = posted) < 2
    OR EXISTS (SELECT 1 FROM entry WHERE journal_id = posted GROUP BY currency HAVING sum(amount) <> 0) THEN
    RAISE EXCEPTION 'journal % does not sum to zero', posted USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER journal_sums_to_zero AFTER INSERT ON "journal"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_sums_to_zero();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER entry_sums_to_zero AFTER INSERT ON "entry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_sums_to_zero();--> statement-breakpoint
-- balances follow the entries: once a statement, accounts locked in one order so that two payments cannot deadlock;
-- the outside world has no balance, it would be one row that every payment waits for
CREATE FUNCTION entry_moves_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM ledger_account
    WHERE id IN (SELECT account_id FROM added) AND kind <> 'outside' ORDER BY id FOR UPDATE;
  UPDATE ledger_account a SET balance = a.balance + moved.amount
    FROM (SELECT account_id, sum(amount)::bigint AS amount FROM added GROUP BY account_id) moved
    WHERE a.id = moved.account_id AND a.kind <> 'outside';
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER entry_moves_balance AFTER INSERT ON "entry"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION entry_moves_balance();--> statement-breakpoint
-- posted, never changed: what was wrong is put right by another journal
CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;--> statement-breakpoint
CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "journal"
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();--> statement-breakpoint
CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "entry"
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();--> statement-breakpoint
-- a confirmation can be used, once; nothing else about it ever changes
CREATE FUNCTION confirmation_is_used_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.used_at IS NOT NULL OR NEW.used_at IS NULL
    OR (OLD.id, OLD.customer_id, OLD.session_id, OLD.digest, OLD.looked_along, OLD.made_at)
      IS DISTINCT FROM (NEW.id, NEW.customer_id, NEW.session_id, NEW.digest, NEW.looked_along, NEW.made_at) THEN
    RAISE EXCEPTION 'confirmation % can only be used, once', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER confirmation_used_once BEFORE UPDATE ON "confirmation"
  FOR EACH ROW EXECUTE FUNCTION confirmation_is_used_once();
