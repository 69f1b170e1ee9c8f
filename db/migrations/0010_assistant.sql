CREATE TYPE "public"."talk_state" AS ENUM('talking', 'handed_over', 'ended');--> statement-breakpoint
CREATE TABLE "assistant_talk" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"customer_id" uuid NOT NULL,
	"state" "talk_state" NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"questions" integer DEFAULT 0 NOT NULL,
	"thread_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "assistant_talk_thread" CHECK (("assistant_talk"."state" = 'handed_over') = ("assistant_talk"."thread_id" IS NOT NULL)),
	CONSTRAINT "assistant_talk_questions" CHECK ("assistant_talk"."questions" BETWEEN 0 AND 20)
);
--> statement-breakpoint
CREATE TABLE "assistant_turn" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"talk_id" uuid NOT NULL,
	"nth" integer NOT NULL,
	"customer_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"words" text NOT NULL,
	"page" text,
	"passages" jsonb NOT NULL,
	CONSTRAINT "assistant_turn_words" CHECK (length("assistant_turn"."words") BETWEEN 1 AND 500),
	CONSTRAINT "assistant_turn_page" CHECK ("assistant_turn"."page" ~ '^[a-z]{1,20}$'),
	CONSTRAINT "assistant_turn_count" CHECK ("assistant_turn"."nth" BETWEEN 1 AND 20)
);
--> statement-breakpoint
CREATE TABLE "assistant_verdict" (
	"turn_id" uuid PRIMARY KEY NOT NULL,
	"helped" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "assistant_talk" ADD CONSTRAINT "assistant_talk_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistant_talk" ADD CONSTRAINT "assistant_talk_thread_id_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistant_turn" ADD CONSTRAINT "assistant_turn_talk_id_assistant_talk_id_fk" FOREIGN KEY ("talk_id") REFERENCES "public"."assistant_talk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistant_turn" ADD CONSTRAINT "assistant_turn_customer_id_person_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistant_verdict" ADD CONSTRAINT "assistant_verdict_turn_id_assistant_turn_id_fk" FOREIGN KEY ("turn_id") REFERENCES "public"."assistant_turn"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assistant_talk_open" ON "assistant_talk" USING btree ("customer_id") WHERE "assistant_talk"."state" = 'talking';--> statement-breakpoint
CREATE UNIQUE INDEX "assistant_turn_once" ON "assistant_turn" USING btree ("customer_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "assistant_turn_nth" ON "assistant_turn" USING btree ("talk_id","nth");--> statement-breakpoint
CREATE INDEX "assistant_turn_rate" ON "assistant_turn" USING btree ("customer_id","at");--> statement-breakpoint
-- what was asked and shown is evidence, and what is over stays over: also for the application's own role
CREATE TRIGGER assistant_turn_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "assistant_turn"
  FOR EACH STATEMENT EXECUTE FUNCTION contact_is_append_only();--> statement-breakpoint
CREATE TRIGGER assistant_verdict_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "assistant_verdict"
  FOR EACH STATEMENT EXECUTE FUNCTION contact_is_append_only();--> statement-breakpoint
CREATE FUNCTION assistant_talk_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'talking' OR OLD.customer_id <> NEW.customer_id
  THEN RAISE EXCEPTION 'assistant_talk: what is over stays as it is';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER assistant_talk_stays BEFORE UPDATE OR DELETE ON "assistant_talk"
  FOR EACH ROW EXECUTE FUNCTION assistant_talk_stays();
