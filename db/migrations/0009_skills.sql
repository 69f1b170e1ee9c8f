CREATE TYPE "public"."skill_kind" AS ENUM('licence', 'language', 'topic');--> statement-breakpoint
CREATE TABLE "meeting_type_skill" (
	"type_id" uuid NOT NULL,
	"skill" text NOT NULL,
	CONSTRAINT "meeting_type_skill_type_id_skill_pk" PRIMARY KEY("type_id","skill")
);
--> statement-breakpoint
CREATE TABLE "person_skill" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"skill" text NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_to" timestamp (3) with time zone,
	"granted_by" uuid NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "person_skill_is_a_span" CHECK ("person_skill"."valid_to" IS NULL OR "person_skill"."valid_to" >= "person_skill"."valid_from"),
	CONSTRAINT "person_skill_ended_by_somebody" CHECK (("person_skill"."ended_at" IS NULL) = ("person_skill"."ended_by" IS NULL)),
	CONSTRAINT "person_skill_past_stays" CHECK ("person_skill"."ended_at" IS NULL OR ("person_skill"."valid_to" IS NOT NULL AND "person_skill"."valid_to" >= "person_skill"."ended_at"))
);
--> statement-breakpoint
CREATE TABLE "skill" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" "skill_kind" NOT NULL,
	"name_en" text NOT NULL,
	"name_sv" text NOT NULL,
	CONSTRAINT "skill_key" CHECK ("skill"."key" ~ '^[a-z][a-z0-9_]{1,39}$'),
	CONSTRAINT "skill_names" CHECK (length("skill"."name_en") BETWEEN 1 AND 80 AND length("skill"."name_sv") BETWEEN 1 AND 80)
);
--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "language_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "thread" ADD COLUMN "topic_id" uuid;--> statement-breakpoint
ALTER TABLE "meeting_type_skill" ADD CONSTRAINT "meeting_type_skill_type_id_meeting_type_id_fk" FOREIGN KEY ("type_id") REFERENCES "public"."meeting_type"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_type_skill" ADD CONSTRAINT "meeting_type_skill_skill_skill_key_fk" FOREIGN KEY ("skill") REFERENCES "public"."skill"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_skill" ADD CONSTRAINT "person_skill_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_skill" ADD CONSTRAINT "person_skill_skill_skill_key_fk" FOREIGN KEY ("skill") REFERENCES "public"."skill"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_skill" ADD CONSTRAINT "person_skill_granted_by_person_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_skill" ADD CONSTRAINT "person_skill_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_topic_id_meeting_type_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."meeting_type"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- nobody has the same skill twice at a time; what was taken back before it began is an empty span, and in nobody's way
ALTER TABLE "person_skill" ADD CONSTRAINT "person_skill_once"
  EXCLUDE USING gist ("person_id" WITH =, "skill" WITH =, tstzrange("valid_from", "valid_to") WITH &&);--> statement-breakpoint
-- who might do what, and when, is evidence: only the end of what is not over ever moves
CREATE FUNCTION person_skill_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' THEN RAISE EXCEPTION 'person_skill: nothing is deleted'; END IF;
  IF (OLD.id, OLD.person_id, OLD.skill, OLD.valid_from, OLD.granted_by, OLD.granted_at)
      IS DISTINCT FROM (NEW.id, NEW.person_id, NEW.skill, NEW.valid_from, NEW.granted_by, NEW.granted_at)
    OR NEW.ended_at IS NULL
    OR OLD.valid_to <= NEW.ended_at
    OR OLD.valid_to = OLD.valid_from
  THEN RAISE EXCEPTION 'person_skill: only the end of what is not over moves';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER person_skill_stays BEFORE UPDATE OR DELETE ON "person_skill"
  FOR EACH ROW EXECUTE FUNCTION person_skill_stays();--> statement-breakpoint
CREATE TRIGGER person_skill_is_not_emptied BEFORE TRUNCATE ON "person_skill"
  FOR EACH STATEMENT EXECUTE FUNCTION person_skill_stays();--> statement-breakpoint
-- what there is to begin with; no topic needs any of it until the bank says so
INSERT INTO "skill" ("key", "kind", "name_en", "name_sv") VALUES
  ('investments', 'licence', 'investments', 'placeringar'),
  ('insurance', 'licence', 'insurance', 'försäkringar'),
  ('sv', 'language', 'Swedish', 'svenska'),
  ('en', 'language', 'English', 'engelska'),
  ('fi', 'language', 'Finnish', 'finska'),
  ('pensions', 'topic', 'pensions', 'pension');
