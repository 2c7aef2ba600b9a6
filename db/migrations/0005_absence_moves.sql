CREATE TABLE "absence_moves" (
	"absence_id" text NOT NULL,
	"case_id" uuid NOT NULL,
	"to_user_id" text NOT NULL,
	"moved_at" timestamp(3) with time zone NOT NULL,
	"returned_at" timestamp(3) with time zone,
	CONSTRAINT "absence_moves_absence_id_case_id_pk" PRIMARY KEY("absence_id","case_id")
);
--> statement-breakpoint
ALTER TABLE "absence_moves" ADD CONSTRAINT "absence_moves_absence_id_absences_id_fk" FOREIGN KEY ("absence_id") REFERENCES "public"."absences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_moves" ADD CONSTRAINT "absence_moves_to_user_id_users_id_fk" FOREIGN KEY ("to_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absence_moves_open_idx" ON "absence_moves" USING btree ("absence_id") WHERE "absence_moves"."returned_at" is null;