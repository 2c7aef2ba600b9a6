ALTER TABLE "memberships" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "team_touchpoints" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;