CREATE TYPE "public"."file_kind" AS ENUM('pdf', 'png', 'jpeg', 'webp', 'heic', 'text', 'docx', 'xlsx');--> statement-breakpoint
CREATE TYPE "public"."scan_state" AS ENUM('clean', 'waiting', 'infected');--> statement-breakpoint
CREATE TYPE "public"."thread_state" AS ENUM('open', 'answered', 'closed');--> statement-breakpoint
ALTER TYPE "public"."contact_channel" ADD VALUE 'message';--> statement-breakpoint
ALTER TYPE "public"."reading_part" ADD VALUE 'message';--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"message_id" uuid,
	"place" uuid NOT NULL,
	"rank" integer DEFAULT 0 NOT NULL,
	"name" text NOT NULL,
	"kind" "file_kind" NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"scan" "scan_state" NOT NULL,
	"content" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "attachment_name" CHECK (length("attachment"."name") BETWEEN 1 AND 120 AND "attachment"."name" !~ '[/\\]'),
	CONSTRAINT "attachment_bytes" CHECK ("attachment"."bytes" BETWEEN 1 AND 10485760 AND octet_length("attachment"."sha256") = 32),
	CONSTRAINT "attachment_content" CHECK (octet_length("attachment"."content") = "attachment"."bytes"),
	CONSTRAINT "attachment_infected_is_gone" CHECK (("attachment"."scan" = 'infected') = ("attachment"."content" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint NOT NULL,
	"thread_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"body_hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "message_seq" UNIQUE("thread_id","seq"),
	CONSTRAINT "message_text" CHECK (length("message"."text") <= 4000)
);
--> statement-breakpoint
CREATE TABLE "message_answer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"message_id" uuid,
	"thread_id" uuid NOT NULL,
	"answerer_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"promised_by" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_answer_message" UNIQUE("message_id"),
	CONSTRAINT "message_answer_after_question" CHECK ("message_answer"."answered_at" >= "message_answer"."asked_at")
);
--> statement-breakpoint
CREATE TABLE "message_draft" (
	"person_id" uuid NOT NULL,
	"place" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"thread_id" uuid,
	"subject" text DEFAULT '' NOT NULL,
	"text" text NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_draft_person_id_place_pk" PRIMARY KEY("person_id","place"),
	CONSTRAINT "message_draft_place" CHECK ("message_draft"."place" = coalesce("message_draft"."thread_id", "message_draft"."customer_id")),
	CONSTRAINT "message_draft_text" CHECK (length("message_draft"."text") <= 10000 AND length("message_draft"."subject") <= 120),
	CONSTRAINT "message_draft_version" CHECK ("message_draft"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "message_promise" (
	"branch_id" uuid PRIMARY KEY NOT NULL,
	"office_minutes" integer NOT NULL,
	CONSTRAINT "message_promise_minutes" CHECK ("message_promise"."office_minutes" BETWEEN 15 AND 4800)
);
--> statement-breakpoint
CREATE TABLE "message_read" (
	"thread_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_read_thread_id_person_id_pk" PRIMARY KEY("thread_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "message_template" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"branch_id" uuid NOT NULL,
	"title_en" text NOT NULL,
	"title_sv" text NOT NULL,
	"text_en" text NOT NULL,
	"text_sv" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"rank" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "message_template_titles" CHECK (length("message_template"."title_en") BETWEEN 1 AND 80 AND length("message_template"."title_sv") BETWEEN 1 AND 80),
	CONSTRAINT "message_template_texts" CHECK (length("message_template"."text_en") BETWEEN 1 AND 4000 AND length("message_template"."text_sv") BETWEEN 1 AND 4000)
);
--> statement-breakpoint
CREATE TABLE "thread" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"customer_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"deputy_id" uuid,
	"by_hand" boolean DEFAULT false NOT NULL,
	"state" "thread_state" NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"promised_by" timestamp (3) with time zone,
	"last_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "thread_subject" CHECK (length("thread"."subject") BETWEEN 1 AND 120),
	CONSTRAINT "thread_by_hand_to_somebody" CHECK (NOT "thread"."by_hand" OR "thread"."deputy_id" IS NOT NULL),
	CONSTRAINT "thread_promise_of_open" CHECK ("thread"."promised_by" IS NULL OR "thread"."state" = 'open')
);
--> statement-breakpoint
ALTER TABLE "contact_reading" DROP CONSTRAINT "contact_reading_occasion";--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "thread_id" uuid;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_thread_id_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_thread_id_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_answer" ADD CONSTRAINT "message_answer_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_answer" ADD CONSTRAINT "message_answer_thread_id_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_answer" ADD CONSTRAINT "message_answer_answerer_id_person_id_fk" FOREIGN KEY ("answerer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_answer" ADD CONSTRAINT "message_answer_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_draft" ADD CONSTRAINT "message_draft_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_draft" ADD CONSTRAINT "message_draft_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_draft" ADD CONSTRAINT "message_draft_thread_id_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_promise" ADD CONSTRAINT "message_promise_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_read" ADD CONSTRAINT "message_read_thread_id_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_read" ADD CONSTRAINT "message_read_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_template" ADD CONSTRAINT "message_template_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_deputy_id_person_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachment_message" ON "attachment" USING btree ("message_id","rank");--> statement-breakpoint
CREATE INDEX "attachment_unsent" ON "attachment" USING btree ("owner_id","place","created_at") WHERE "attachment"."message_id" IS NULL;--> statement-breakpoint
CREATE INDEX "attachment_owner" ON "attachment" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "message_once" ON "message" USING btree ("author_id","key");--> statement-breakpoint
CREATE INDEX "message_answer_branch" ON "message_answer" USING btree ("branch_id","answered_at");--> statement-breakpoint
CREATE INDEX "message_template_branch" ON "message_template" USING btree ("branch_id","rank");--> statement-breakpoint
CREATE INDEX "thread_customer" ON "thread" USING btree ("customer_id","last_at","id");--> statement-breakpoint
CREATE INDEX "thread_deputy" ON "thread" USING btree ("deputy_id","last_at","id") WHERE "thread"."deputy_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "thread_promised" ON "thread" USING btree ("promised_by") WHERE "thread"."state" = 'open';--> statement-breakpoint
ALTER TABLE "contact_reading" ADD CONSTRAINT "contact_reading_occasion" CHECK ("contact_reading"."occasion" IN ('call', 'meeting', 'preparation', 'message'));--> statement-breakpoint
-- what was written, and how long it took, is evidence: append-only, also for the application's own role
CREATE TRIGGER message_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "message"
  FOR EACH STATEMENT EXECUTE FUNCTION contact_is_append_only();--> statement-breakpoint
CREATE TRIGGER message_answer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "message_answer"
  FOR EACH STATEMENT EXECUTE FUNCTION contact_is_append_only();--> statement-breakpoint
-- pictures and documents are compressed already: bytes out of line, as they are
ALTER TABLE "attachment" ALTER COLUMN "content" SET STORAGE EXTERNAL;--> statement-breakpoint
-- a file is sent once, scanned once, and never becomes another one; what was sent stays with its message
CREATE FUNCTION attachment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.message_id IS NULL THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'attachment: what was sent stays';
  END IF;
  IF (OLD.owner_id, OLD.place, OLD.name, OLD.kind, OLD.bytes, OLD.sha256, OLD.created_at)
      IS DISTINCT FROM (NEW.owner_id, NEW.place, NEW.name, NEW.kind, NEW.bytes, NEW.sha256, NEW.created_at)
    OR (OLD.message_id IS NOT NULL AND (OLD.message_id, OLD.rank) IS DISTINCT FROM (NEW.message_id, NEW.rank))
    OR (OLD.scan <> 'waiting' AND OLD.scan <> NEW.scan)
  THEN RAISE EXCEPTION 'attachment: a file never becomes another one';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER attachment_stays BEFORE UPDATE OR DELETE ON "attachment"
  FOR EACH ROW EXECUTE FUNCTION attachment_stays();--> statement-breakpoint
CREATE FUNCTION attachment_keeps_its_bytes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'attachment: a file never becomes another one';
END $$;--> statement-breakpoint
CREATE TRIGGER attachment_keeps_its_bytes BEFORE UPDATE OF "content" ON "attachment"
  FOR EACH ROW WHEN (NEW."content" IS NOT NULL) EXECUTE FUNCTION attachment_keeps_its_bytes();--> statement-breakpoint
CREATE TRIGGER attachment_is_not_emptied BEFORE TRUNCATE ON "attachment"
  FOR EACH STATEMENT EXECUTE FUNCTION contact_is_append_only();
