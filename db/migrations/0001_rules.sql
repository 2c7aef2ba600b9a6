-- The clock of the product: the server's clock plus an offset that only tests and the demo set. Milliseconds, like every stored instant.
create table app_time (only_row boolean primary key default true check (only_row), offset_ms bigint not null default 0);
--> statement-breakpoint
insert into app_time (only_row) values (true);
--> statement-breakpoint
create function app_now() returns timestamptz language sql volatile as
$$ select date_trunc('milliseconds', clock_timestamp()) + (select offset_ms from app_time) * interval '1 millisecond' $$;
--> statement-breakpoint
-- One referral ask per customer and cool-down, whatever asks at once.
create extension if not exists btree_gist;
--> statement-breakpoint
alter table referral_invites add constraint referral_invites_cool_down
  exclude using gist (customer_id with =, blocked with &&) where (state <> 'released');
--> statement-breakpoint
-- Entries of the ledger and published policies never change.
create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$;
--> statement-breakpoint
create trigger ledger_append_only before update of subject_type, subject_id, at, actor_kind, actor_id, type, before, after, reason, lateness_ms
  on ledger for each row execute function refuse_change();
--> statement-breakpoint
create trigger ledger_no_delete before delete on ledger for each row execute function refuse_change();
--> statement-breakpoint
create trigger policy_versions_append_only before update or delete on policy_versions for each row execute function refuse_change();
