CREATE TYPE "public"."answer_via" AS ENUM('netbank', 'code', 'sms', 'messenger', 'mail', 'phone', 'branch');--> statement-breakpoint
CREATE TYPE "public"."out_channel" AS ENUM('sms', 'messenger', 'mail', 'letter');--> statement-breakpoint
CREATE TYPE "public"."question_state" AS ENUM('open', 'answered', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."reply_outcome" AS ENUM('answered', 'late', 'unknown', 'too_many');--> statement-breakpoint
ALTER TYPE "public"."contact_channel" ADD VALUE 'sms';--> statement-breakpoint
ALTER TYPE "public"."contact_channel" ADD VALUE 'messenger';--> statement-breakpoint
CREATE TABLE "code_try" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_origin" (
	"message_id" uuid PRIMARY KEY NOT NULL,
	"question_id" uuid NOT NULL,
	"via" "answer_via" NOT NULL,
	"hint" text,
	"noted_by" uuid,
	"late" boolean NOT NULL,
	CONSTRAINT "message_origin_noted" CHECK (("message_origin"."via" IN ('phone', 'branch')) = ("message_origin"."noted_by" IS NOT NULL)),
	CONSTRAINT "message_origin_hint" CHECK (("message_origin"."via" IN ('sms', 'messenger', 'mail')) = ("message_origin"."hint" IS NOT NULL) AND length("message_origin"."hint") <= 80)
);
--> statement-breakpoint
CREATE TABLE "question" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"customer_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"about" text NOT NULL,
	"about_key" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"state" "question_state" DEFAULT 'open' NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"answer_id" uuid,
	"code_hash" "bytea" NOT NULL,
	"code_used_at" timestamp (3) with time zone,
	CONSTRAINT "question_message" UNIQUE("message_id"),
	CONSTRAINT "question_answer" UNIQUE("answer_id"),
	CONSTRAINT "question_about" CHECK (length("question"."about") BETWEEN 1 AND 120 AND length("question"."about_key") BETWEEN 1 AND 500),
	CONSTRAINT "question_closed" CHECK (("question"."state" = 'open') = ("question"."closed_at" IS NULL)),
	CONSTRAINT "question_answered" CHECK (("question"."state" = 'answered') = ("question"."answer_id" IS NOT NULL)),
	CONSTRAINT "question_code_hash" CHECK (octet_length("question"."code_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "reach" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"channels" "out_channel"[] NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reply" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"channel" "out_channel" NOT NULL,
	"gateway_id" text NOT NULL,
	"sender" text NOT NULL,
	"text" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"outcome" "reply_outcome" NOT NULL,
	"question_id" uuid,
	"message_id" uuid,
	CONSTRAINT "reply_channel" CHECK ("reply"."channel" <> 'letter'),
	CONSTRAINT "reply_lengths" CHECK (length("reply"."gateway_id") BETWEEN 1 AND 200 AND length("reply"."sender") <= 254 AND length("reply"."text") <= 16000),
	CONSTRAINT "reply_placed" CHECK (("reply"."outcome" IN ('answered', 'late')) = ("reply"."message_id" IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "mail" ALTER COLUMN "person_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "postal_address" text;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "channel" "out_channel" DEFAULT 'mail' NOT NULL;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "question_id" uuid;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "code_try" ADD CONSTRAINT "code_try_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_origin" ADD CONSTRAINT "message_origin_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_origin" ADD CONSTRAINT "message_origin_question_id_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_origin" ADD CONSTRAINT "message_origin_noted_by_person_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_thread_id_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_answer_id_message_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reach" ADD CONSTRAINT "reach_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply" ADD CONSTRAINT "reply_question_id_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply" ADD CONSTRAINT "reply_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_question_id_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "code_try_person" ON "code_try" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "code_try_at" ON "code_try" USING btree ("at");--> statement-breakpoint
CREATE INDEX "message_origin_question" ON "message_origin" USING btree ("question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "question_once" ON "question" USING btree ("customer_id","about_key") WHERE "question"."state" <> 'withdrawn';--> statement-breakpoint
CREATE UNIQUE INDEX "question_open_code" ON "question" USING btree ("code_hash") WHERE "question"."state" = 'open';--> statement-breakpoint
CREATE INDEX "question_code" ON "question" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "question_thread" ON "question" USING btree ("thread_id","asked_at");--> statement-breakpoint
CREATE INDEX "question_customer" ON "question" USING btree ("customer_id","asked_at");--> statement-breakpoint
CREATE INDEX "question_open" ON "question" USING btree ("asked_at") WHERE "question"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "reply_once" ON "reply" USING btree ("channel","gateway_id");--> statement-breakpoint
CREATE INDEX "reply_sender" ON "reply" USING btree ("sender","received_at");--> statement-breakpoint
CREATE INDEX "mail_question" ON "mail" USING btree ("question_id") WHERE "mail"."question_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "mail_recipient" ON "mail" USING btree ("recipient","created_at") WHERE "mail"."channel" <> 'letter';--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_withdrawn" CHECK ("mail"."withdrawn_at" IS NULL OR "mail"."sent_at" IS NULL);--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_to_somebody" CHECK ("mail"."person_id" IS NOT NULL OR "mail"."template" = 'reply_unknown');--> statement-breakpoint
-- how an answer came, and what a gateway has brought, is evidence: append-only, also for the application's own role
CREATE TRIGGER message_origin_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "message_origin"
  FOR EACH STATEMENT EXECUTE FUNCTION contact_is_append_only();--> statement-breakpoint
CREATE TRIGGER reply_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "reply"
  FOR EACH STATEMENT EXECUTE FUNCTION contact_is_append_only();--> statement-breakpoint
-- a question is answered or withdrawn once, and never becomes another one
CREATE FUNCTION question_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'question: what was asked stays'; END IF;
  IF (OLD.customer_id, OLD.thread_id, OLD.message_id, OLD.about, OLD.about_key, OLD.asked_by, OLD.asked_at, OLD.code_hash)
      IS DISTINCT FROM (NEW.customer_id, NEW.thread_id, NEW.message_id, NEW.about, NEW.about_key, NEW.asked_by, NEW.asked_at, NEW.code_hash)
    OR (OLD.state <> 'open'
      AND (OLD.state, OLD.closed_at, OLD.answer_id) IS DISTINCT FROM (NEW.state, NEW.closed_at, NEW.answer_id))
  THEN RAISE EXCEPTION 'question: it never becomes another one';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER question_stays BEFORE UPDATE OR DELETE ON "question"
  FOR EACH ROW EXECUTE FUNCTION question_stays();--> statement-breakpoint
CREATE TRIGGER question_is_not_emptied BEFORE TRUNCATE ON "question"
  FOR EACH STATEMENT EXECUTE FUNCTION contact_is_append_only();
