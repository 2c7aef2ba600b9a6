-- What has changed is announced by the committing transaction itself, so that no way of changing it can be forgotten. Ids and kinds only.
create function announce() returns trigger language plpgsql as
$$ begin perform pg_notify('innerloop_live', tg_argv[0]); return null; end $$;
--> statement-breakpoint
create function announce_case() returns trigger language plpgsql as
$$ begin
  perform pg_notify('innerloop_live', concat_ws(' ', 'case', new.id, new.rev,
    case when tg_op = 'UPDATE' and (old.owner_id, old.team_id, old.watchers) is distinct from (new.owner_id, new.team_id, new.watchers)
      then 'moved' else 'stayed' end));
  return null;
end $$;
--> statement-breakpoint
create function announce_notice() returns trigger language plpgsql as
$$ begin perform pg_notify('innerloop_live', 'notice ' || new.recipient_id); return null; end $$;
--> statement-breakpoint
create function announce_session_end() returns trigger language plpgsql as
$$ begin perform pg_notify('innerloop_live', 'session ' || left(old.token_hash, 16)); return null; end $$;
--> statement-breakpoint
create trigger cases_announced after insert or update of rev on cases for each row execute function announce_case();
--> statement-breakpoint
create trigger notices_announced after insert on notices for each row
  when (new.in_app and new.user_id is not null) execute function announce_notice();
--> statement-breakpoint
create trigger settings_announced after insert on ledger for each row
  when (new.subject_type = 'setting') execute function announce('settings');
--> statement-breakpoint
-- Not at the beginning of a journey: answers come by the hundred a second, and an announcement makes commits wait for each other.
create trigger journeys_announced after update on journeys for each row
  when ((old.thanked_at, old.asked_at, old.nudged_at, old.ended_at) is distinct from (new.thanked_at, new.asked_at, new.nudged_at, new.ended_at))
  execute function announce('promoters');
--> statement-breakpoint
-- Those that had run out already have no stream left.
create trigger sessions_announced after delete on sessions for each row
  when (old.expires_at > clock_timestamp()) execute function announce_session_end();
