CREATE TYPE "public"."contact_channel" AS ENUM('netbank', 'video', 'booking', 'phone', 'branch', 'mail', 'letter');--> statement-breakpoint
CREATE TYPE "public"."reading_part" AS ENUM('ring', 'card', 'history');--> statement-breakpoint
CREATE TYPE "public"."step_owner" AS ENUM('customer', 'advisor');--> statement-breakpoint
CREATE TABLE "agreement" (
	"meeting_id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"advisor_id" uuid NOT NULL,
	"text" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agreement_text" CHECK (length("agreement"."text") BETWEEN 1 AND 2000)
);
--> statement-breakpoint
CREATE TABLE "contact_correction" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"event_id" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "contact_correction_text" CHECK (length("contact_correction"."text") BETWEEN 1 AND 1000)
);
--> statement-breakpoint
CREATE TABLE "contact_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"channel" "contact_channel" NOT NULL,
	"type" text NOT NULL,
	"staff_id" uuid,
	"meeting_id" uuid,
	"booking_id" uuid,
	"ref" uuid,
	"data" jsonb NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	CONSTRAINT "contact_event_type" CHECK ("contact_event"."type" ~ '^[a-z_]{1,40}$'),
	CONSTRAINT "contact_event_words" CHECK (length("contact_event"."words") <= 4000)
);
--> statement-breakpoint
CREATE TABLE "contact_reading" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"reader_id" uuid NOT NULL,
	"part" "reading_part" NOT NULL,
	"occasion" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contact_reading_occasion" CHECK ("contact_reading"."occasion" IN ('call', 'meeting', 'preparation'))
);
--> statement-breakpoint
CREATE TABLE "contact_withheld" (
	"event_id" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "next_step" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"what" text NOT NULL,
	"owner" "step_owner" NOT NULL,
	"due_on" date NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "next_step_what" CHECK (length("next_step"."what") BETWEEN 1 AND 200)
);
--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_advisor_id_person_id_fk" FOREIGN KEY ("advisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_correction" ADD CONSTRAINT "contact_correction_event_id_contact_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."contact_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_event" ADD CONSTRAINT "contact_event_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_event" ADD CONSTRAINT "contact_event_staff_id_person_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_event" ADD CONSTRAINT "contact_event_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_event" ADD CONSTRAINT "contact_event_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_reading" ADD CONSTRAINT "contact_reading_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_reading" ADD CONSTRAINT "contact_reading_reader_id_person_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_withheld" ADD CONSTRAINT "contact_withheld_event_id_contact_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."contact_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "next_step" ADD CONSTRAINT "next_step_meeting_id_agreement_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."agreement"("meeting_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreement_customer" ON "agreement" USING btree ("customer_id","updated_at");--> statement-breakpoint
CREATE INDEX "contact_correction_event" ON "contact_correction" USING btree ("event_id","id");--> statement-breakpoint
CREATE INDEX "contact_event_page" ON "contact_event" USING btree ("customer_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_event_once" ON "contact_event" USING btree ("type","ref") WHERE "contact_event"."ref" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "contact_reading_page" ON "contact_reading" USING btree ("customer_id","at","id");--> statement-breakpoint
CREATE INDEX "next_step_meeting" ON "next_step" USING btree ("meeting_id","rank");--> statement-breakpoint
-- the history and what customers say about it are append-only, also for the application's own role
CREATE FUNCTION contact_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;--> statement-breakpoint
CREATE TRIGGER contact_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "contact_event"
  FOR EACH STATEMENT EXECUTE FUNCTION contact_is_append_only();--> statement-breakpoint
CREATE TRIGGER contact_correction_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "contact_correction"
  FOR EACH STATEMENT EXECUTE FUNCTION contact_is_append_only();--> statement-breakpoint
CREATE TRIGGER contact_reading_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "contact_reading"
  FOR EACH STATEMENT EXECUTE FUNCTION contact_is_append_only();--> statement-breakpoint
-- what had happened before the history was kept, as far as the other tables know it
INSERT INTO "contact_event" ("customer_id", "at", "channel", "type", "staff_id", "meeting_id", "booking_id", "ref", "data", "words")
SELECT * FROM (
  SELECT customer_id, at, 'netbank'::contact_channel, 'netbank', NULL::uuid, NULL::uuid, NULL::uuid, NULL::uuid,
    jsonb_build_object('form', kind, 'step', step, 'fields', to_jsonb(fields),
      'outcome', CASE WHEN code IS NULL THEN 'done' ELSE 'stopped' END,
      'codes', CASE WHEN code IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(code) END), ''
    FROM netbank_event
  UNION ALL
  SELECT s.person_id, s.created_at, 'netbank', 'signed_in', NULL, NULL, NULL, s.id, '{}', ''
    FROM session s JOIN person p ON p.id = s.person_id WHERE p.role = 'customer'
  UNION ALL
  SELECT customer_id, ended_at, 'video', 'met', advisor_id, id, NULL, id,
    jsonb_build_object('booked', booking_id IS NOT NULL,
      'seconds', round(extract(epoch FROM ended_at - live_at))::int), ''
    FROM meeting WHERE state = 'ended' AND live_at IS NOT NULL
  UNION ALL
  SELECT customer_id, ended_at, 'video', 'call_missed', advisor_id, id, NULL, id,
    jsonb_build_object('booked', booking_id IS NOT NULL,
      'why', CASE state WHEN 'missed' THEN 'no_answer' ELSE state::text END), ''
    FROM meeting WHERE state IN ('missed', 'declined', 'cancelled') AND end_reason IS DISTINCT FROM 'booking_changed'
  UNION ALL
  SELECT customer_id, ended_at, 'video', 'looked_along', advisor_id, meeting_id, NULL, id,
    jsonb_build_object('seconds', greatest(0, round(extract(epoch FROM ended_at - started_at)))::int), ''
    FROM sharing WHERE ended_at IS NOT NULL
  UNION ALL
  SELECT m.customer_id, n.updated_at, 'video', 'noted', n.advisor_id, m.id, NULL, m.id, '{}', ''
    FROM meeting_note n JOIN meeting m ON m.id = n.meeting_id WHERE n.text <> ''
  UNION ALL
  SELECT customer_id, created_at, 'booking', 'booked', advisor_id, NULL, id, id,
    jsonb_build_object('way', way, 'startsAt', (extract(epoch FROM starts_at) * 1000)::bigint), ''
    FROM booking
  UNION ALL
  SELECT customer_id, changed_at, 'booking', 'booking_cancelled', advisor_id, NULL, id, id,
    jsonb_build_object('way', way, 'startsAt', (extract(epoch FROM starts_at) * 1000)::bigint,
      'reason', coalesce(cancel_reason, '')), coalesce(cancel_reason, '')
    FROM booking WHERE state = 'cancelled'
  UNION ALL
  SELECT customer_id, created_at, 'phone', 'call_asked', advisor_id, NULL, NULL, id,
    jsonb_build_object('about', about), about
    FROM call_request
  UNION ALL
  SELECT customer_id, coalesce(done_at, withdrawn_at), 'phone',
    CASE WHEN done_at IS NULL THEN 'call_ask_withdrawn' ELSE 'called_back' END, advisor_id, NULL, NULL, id, '{}', ''
    FROM call_request WHERE done_at IS NOT NULL OR withdrawn_at IS NOT NULL
  UNION ALL
  SELECT m.person_id, m.sent_at, 'mail', 'mailed', NULL, NULL, m.booking_id, m.id,
    jsonb_build_object('template', m.template, 'subject', m.subject), m.subject
    FROM mail m JOIN person p ON p.id = m.person_id WHERE p.role = 'customer' AND m.sent_at IS NOT NULL
) AS before ("customer_id", "at", "channel", "type", "staff_id", "meeting_id", "booking_id", "ref", "data", "words")
ORDER BY "at";
