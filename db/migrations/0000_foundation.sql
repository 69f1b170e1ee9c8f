CREATE EXTENSION IF NOT EXISTS citext;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('customer', 'advisor', 'scheduler');--> statement-breakpoint
CREATE TYPE "public"."block_kind" AS ENUM('booking', 'hold', 'busy');--> statement-breakpoint
CREATE TYPE "public"."booking_state" AS ENUM('confirmed', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."way" AS ENUM('video', 'phone', 'branch');--> statement-breakpoint
CREATE TYPE "public"."sharing_scope" AS ENUM('look');--> statement-breakpoint
CREATE TYPE "public"."meeting_state" AS ENUM('ringing', 'waiting', 'live', 'ended', 'declined', 'missed', 'cancelled', 'transferred');--> statement-breakpoint
CREATE TYPE "public"."chosen_status" AS ENUM('available', 'busy', 'away', 'offline');--> statement-breakpoint
CREATE TABLE "branch" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"city" text NOT NULL,
	"address" text NOT NULL,
	"zone" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deputy" (
	"advisor_id" uuid NOT NULL,
	"deputy_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	CONSTRAINT "deputy_advisor_id_deputy_id_pk" PRIMARY KEY("advisor_id","deputy_id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"role" "role" NOT NULL,
	"email" "citext" NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"password_hash" text NOT NULL,
	"branch_id" uuid NOT NULL,
	"own_advisor_id" uuid,
	"locale" text DEFAULT 'en' NOT NULL,
	"zone" text DEFAULT 'Europe/Stockholm' NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_email_unique" UNIQUE("email"),
	CONSTRAINT "person_own_advisor_of_customers" CHECK (("person"."role" = 'customer') = ("person"."own_advisor_id" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_input_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"user_agent" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_try" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"address" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"failed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_chain" (
	"chain" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"chain" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid,
	"actor_role" text NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "booking" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"customer_id" uuid NOT NULL,
	"advisor_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"type_id" uuid NOT NULL,
	"way" "way" NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"zone" text NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"state" "booking_state" DEFAULT 'confirmed' NOT NULL,
	"cancel_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"idempotency_key" text NOT NULL,
	"body_hash" text NOT NULL,
	"booked_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "booking_is_a_span" CHECK ("booking"."ends_at" > "booking"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "calendar_block" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"advisor_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	"kind" "block_kind" NOT NULL,
	"booking_id" uuid,
	"title" text DEFAULT '' NOT NULL,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "calendar_block_is_a_span" CHECK (NOT isempty("calendar_block"."during") AND NOT lower_inf("calendar_block"."during") AND NOT upper_inf("calendar_block"."during")),
	CONSTRAINT "calendar_block_holds_expire" CHECK (("calendar_block"."kind" = 'hold') = ("calendar_block"."expires_at" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "meeting_type" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"name_en" text NOT NULL,
	"name_sv" text NOT NULL,
	"duration_minutes" integer NOT NULL,
	"buffer_before_minutes" integer DEFAULT 0 NOT NULL,
	"buffer_after_minutes" integer DEFAULT 0 NOT NULL,
	"notice_minutes" integer NOT NULL,
	"horizon_days" integer NOT NULL,
	"step_minutes" integer DEFAULT 30 NOT NULL,
	"ways" "way"[] NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"rank" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "meeting_type_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "time_off" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"advisor_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "time_off_is_a_span" CHECK (NOT isempty("time_off"."during") AND NOT lower_inf("time_off"."during") AND NOT upper_inf("time_off"."during"))
);
--> statement-breakpoint
CREATE TABLE "working_hours" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"advisor_id" uuid NOT NULL,
	"weekday" integer NOT NULL,
	"from_minute" integer NOT NULL,
	"to_minute" integer NOT NULL,
	"zone" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "working_hours_weekday" CHECK ("working_hours"."weekday" BETWEEN 1 AND 7),
	CONSTRAINT "working_hours_minutes" CHECK ("working_hours"."from_minute" >= 0 AND "working_hours"."from_minute" < "working_hours"."to_minute" AND "working_hours"."to_minute" <= 1440),
	CONSTRAINT "working_hours_valid" CHECK ("working_hours"."valid_to" IS NULL OR "working_hours"."valid_to" > "working_hours"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "sharing" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"advisor_id" uuid NOT NULL,
	"scope" "sharing_scope" DEFAULT 'look' NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text
);
--> statement-breakpoint
CREATE TABLE "livekit_event" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"customer_id" uuid NOT NULL,
	"advisor_id" uuid NOT NULL,
	"booking_id" uuid,
	"state" "meeting_state" NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"live_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	"ended_by" uuid,
	"answered_by_session" uuid,
	CONSTRAINT "meeting_live_has_start" CHECK ("meeting"."state" <> 'live' OR "meeting"."live_at" IS NOT NULL),
	CONSTRAINT "meeting_over_has_end" CHECK (("meeting"."state" IN ('ringing', 'waiting', 'live')) = ("meeting"."ended_at" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "meeting_note" (
	"meeting_id" uuid PRIMARY KEY NOT NULL,
	"advisor_id" uuid NOT NULL,
	"text" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting_seat" (
	"meeting_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"device" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "meeting_seat_meeting_id_person_id_pk" PRIMARY KEY("meeting_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"booking_id" uuid,
	"template" text NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text DEFAULT '' NOT NULL,
	"ics" text,
	"ics_method" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "call_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"customer_id" uuid NOT NULL,
	"advisor_id" uuid NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "desk_lease" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"advisor_id" uuid NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_status" (
	"advisor_id" uuid PRIMARY KEY NOT NULL,
	"chosen" "chosen_status" DEFAULT 'offline' NOT NULL,
	"chosen_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "getting_ready" (
	"advisor_id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deputy" ADD CONSTRAINT "deputy_advisor_id_person_id_fk" FOREIGN KEY ("advisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputy" ADD CONSTRAINT "deputy_deputy_id_person_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_advisor_id_person_id_fk" FOREIGN KEY ("advisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_type_id_meeting_type_id_fk" FOREIGN KEY ("type_id") REFERENCES "public"."meeting_type"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_booked_by_person_id_fk" FOREIGN KEY ("booked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_block" ADD CONSTRAINT "calendar_block_advisor_id_person_id_fk" FOREIGN KEY ("advisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_block" ADD CONSTRAINT "calendar_block_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_off" ADD CONSTRAINT "time_off_advisor_id_person_id_fk" FOREIGN KEY ("advisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_off" ADD CONSTRAINT "time_off_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_hours" ADD CONSTRAINT "working_hours_advisor_id_person_id_fk" FOREIGN KEY ("advisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing" ADD CONSTRAINT "sharing_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing" ADD CONSTRAINT "sharing_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing" ADD CONSTRAINT "sharing_advisor_id_person_id_fk" FOREIGN KEY ("advisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_advisor_id_person_id_fk" FOREIGN KEY ("advisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_note" ADD CONSTRAINT "meeting_note_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_note" ADD CONSTRAINT "meeting_note_advisor_id_person_id_fk" FOREIGN KEY ("advisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_seat" ADD CONSTRAINT "meeting_seat_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_seat" ADD CONSTRAINT "meeting_seat_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_request" ADD CONSTRAINT "call_request_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_request" ADD CONSTRAINT "call_request_advisor_id_person_id_fk" FOREIGN KEY ("advisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_lease" ADD CONSTRAINT "desk_lease_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_lease" ADD CONSTRAINT "desk_lease_advisor_id_person_id_fk" FOREIGN KEY ("advisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_status" ADD CONSTRAINT "desk_status_advisor_id_person_id_fk" FOREIGN KEY ("advisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "getting_ready" ADD CONSTRAINT "getting_ready_advisor_id_person_id_fk" FOREIGN KEY ("advisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "getting_ready" ADD CONSTRAINT "getting_ready_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_branch" ON "person" USING btree ("branch_id","role");--> statement-breakpoint
CREATE INDEX "person_own_advisor" ON "person" USING btree ("own_advisor_id");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sign_in_try_account" ON "sign_in_try" USING btree ("account","at");--> statement-breakpoint
CREATE INDEX "sign_in_try_address" ON "sign_in_try" USING btree ("address","at");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_event_link" ON "audit_event" USING btree ("chain","seq");--> statement-breakpoint
CREATE INDEX "audit_event_type" ON "audit_event" USING btree ("type","at");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_idempotency" ON "booking" USING btree ("booked_by","idempotency_key");--> statement-breakpoint
CREATE INDEX "booking_customer" ON "booking" USING btree ("customer_id","starts_at");--> statement-breakpoint
CREATE INDEX "booking_advisor" ON "booking" USING btree ("advisor_id","starts_at");--> statement-breakpoint
CREATE INDEX "booking_branch" ON "booking" USING btree ("branch_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_block_booking" ON "calendar_block" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "time_off_advisor" ON "time_off" USING gist ("advisor_id","during");--> statement-breakpoint
CREATE INDEX "working_hours_advisor" ON "working_hours" USING btree ("advisor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sharing_one_open" ON "sharing" USING btree ("customer_id","scope") WHERE "sharing"."ended_at" IS NULL;--> statement-breakpoint
CREATE INDEX "sharing_meeting" ON "sharing" USING btree ("meeting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_one_call_an_advisor" ON "meeting" USING btree ("advisor_id") WHERE "meeting"."state" IN ('ringing', 'live');--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_one_a_customer" ON "meeting" USING btree ("customer_id") WHERE "meeting"."state" IN ('ringing', 'waiting', 'live');--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_one_open_a_booking" ON "meeting" USING btree ("booking_id") WHERE "meeting"."state" IN ('waiting', 'live');--> statement-breakpoint
CREATE INDEX "meeting_customer" ON "meeting" USING btree ("customer_id","created_at");--> statement-breakpoint
CREATE INDEX "meeting_advisor" ON "meeting" USING btree ("advisor_id","created_at");--> statement-breakpoint
CREATE INDEX "mail_person" ON "mail" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "mail_created" ON "mail" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "call_request_advisor" ON "call_request" USING btree ("advisor_id","created_at");--> statement-breakpoint
CREATE INDEX "desk_lease_advisor" ON "desk_lease" USING btree ("advisor_id","until");--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_own_advisor_fk" FOREIGN KEY ("own_advisor_id") REFERENCES "person"("id");--> statement-breakpoint
-- a double booking is impossible: an advisor's taken spans never overlap (holds included, hence no WHERE)
ALTER TABLE "calendar_block" ADD CONSTRAINT "calendar_block_no_overlap" EXCLUDE USING gist ("advisor_id" WITH =, "during" WITH &&);--> statement-breakpoint
-- the audit trail is append-only, also for the application's own role
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_event is append-only';
END $$;--> statement-breakpoint
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
