/* Made by scripts/web-types.js from api/openapi.json; not edited by hand. */
export interface paths {
    "/api/v1/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand in an answer or an unasked message
         * @description Stored and decided when the 202 is sent. The same (source, externalId) again answers `duplicate`.
         */
        post: operations["post-responses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/responses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A stored answer and what became of it */
        get: operations["get-responses-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{name}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in an event of a connected survey tool */
        post: operations["post-sources-name-events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{name}/events/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same for tools that sign nothing */
        post: operations["post-sources-name-events-token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases the caller may see, by what is due next */
        get: operations["get-cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case */
        get: operations["get-cases-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger of a case, oldest first */
        get: operations["get-cases-id-events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The clocks of a case as bars: open, closed and suspended stretches, and rungs */
        get: operations["get-cases-id-clocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** In-app notices of the caller, newest first */
        get: operations["get-notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/customer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The customer of a case: consent, other cases, earlier answers, and why nothing is offered to them now */
        get: operations["get-cases-id-customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who a case could be given to, those who have room first, and why the others could not take it */
        get: operations["get-cases-id-candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the case */
        post: operations["post-cases-id-actions-acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/log-contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log a contact with the customer, or an attempt */
        post: operations["post-cases-id-actions-log-contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a note */
        post: operations["post-cases-id-actions-note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/promise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Promise the customer something by an instant */
        post: operations["post-cases-id-actions-promise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Wait for the customer */
        post: operations["post-cases-id-actions-pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/wait-for": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Wait for another team */
        post: operations["post-cases-id-actions-wait-for"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hide the case until an instant; clocks run */
        post: operations["post-cases-id-actions-snooze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a pause, a wait or a snooze */
        post: operations["post-cases-id-actions-resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the case to another person */
        post: operations["post-cases-id-actions-reassign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/request-help": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a colleague to help */
        post: operations["post-cases-id-actions-request-help"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/acknowledge-escalation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The lead has seen the escalation */
        post: operations["post-cases-id-actions-acknowledge-escalation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the case to another team */
        post: operations["post-cases-id-actions-hand-over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settle the case */
        post: operations["post-cases-id-actions-resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a settled case up again */
        post: operations["post-cases-id-actions-reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the case without settling it */
        post: operations["post-cases-id-actions-cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/override-due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the due instant of a clock */
        post: operations["post-cases-id-actions-override-due"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fold this case into another of the same customer */
        post: operations["post-cases-id-actions-merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/board/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many open cases each view of the queue holds for the caller */
        get: operations["get-board-views"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/board/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Load by person and escalations that wait for an answer */
        get: operations["get-board-team"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names of people, teams and causes */
        get: operations["get-directory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has changed, as it happens (server-sent events)
         * @description Events named `changes`, whose data is a `LiveChanges` document: ids and kinds, never contents, and only of cases the caller may see at that moment. The first event comes at once; `all` is then true unless `Last-Event-ID` shows that nothing was missed. Changes of a quarter of a second come together. A comment every 15 s is a sign of life. The stream ends with the session, with the process, and when the database cannot be heard; clients that cannot come back ask now and then.
         */
        get: operations["get-stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promoters/eligibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a customer may be asked to recommend now, or why not */
        get: operations["get-promoters-eligibility"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promoters/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The customer behind an e-mail address or a number of the caller's own */
        get: operations["get-promoters-customers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promoters/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Promoters asked, due and suppressed by reason
         * @description Leads and managers are told those of their teams. Marketing is told everybody's in multiples of five (`isCoarse`), null below five, without reasons of fewer than five.
         */
        get: operations["get-promoters-summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promoters/share-page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The share page as a promoter sees it, with an example of a link */
        get: operations["get-promoters-share-page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All calendars, by id */
        get: operations["get-calendars"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One calendar */
        get: operations["get-calendars-id"];
        /** Create or replace a calendar */
        put: operations["put-calendars-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All users, by id */
        get: operations["get-users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person */
        get: operations["get-users-id"];
        /** Create or replace a person */
        put: operations["put-users-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All teams, by id */
        get: operations["get-teams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One team */
        get: operations["get-teams-id"];
        /** Create or replace a team */
        put: operations["put-teams-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All accounts, by id */
        get: operations["get-accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account */
        get: operations["get-accounts-id"];
        /** Create or replace a account */
        put: operations["put-accounts-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/causes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All causes, by id */
        get: operations["get-causes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/causes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One cause */
        get: operations["get-causes-id"];
        /** Create or replace a cause */
        put: operations["put-causes-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All rules, by id */
        get: operations["get-rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One triage rule */
        get: operations["get-rules-id"];
        /** Create or replace a triage rule */
        put: operations["put-rules-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All templates, by id */
        get: operations["get-templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One template */
        get: operations["get-templates-id"];
        /** Create or replace a template */
        put: operations["put-templates-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All absences, by id */
        get: operations["get-absences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/absences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One absence */
        get: operations["get-absences-id"];
        /** Create or replace a absence */
        put: operations["put-absences-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How cases are followed up */
        get: operations["get-settings-follow-up"];
        /** Replace: how cases are followed up */
        put: operations["put-settings-follow-up"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/promoters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How promoters are thanked and asked */
        get: operations["get-settings-promoters"];
        /** Replace: how promoters are thanked and asked */
        put: operations["put-settings-promoters"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All policies, by id */
        get: operations["get-policies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One policy */
        get: operations["get-policies-id"];
        /** Create or replace a policy */
        put: operations["put-policies-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the stored draft in force
         * @description `new`: for new cases; `open`: the open cases of this policy too; a list: those cases. `dryRun` shows what would move.
         */
        post: operations["post-policies-id-publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All sources, by name */
        get: operations["get-sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One source */
        get: operations["get-sources-name"];
        /** Create or replace a source */
        put: operations["put-sources-name"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/source-activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came from each source in the last 24 hours, and what waits in quarantine */
        get: operations["get-source-activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{name}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an event would become; stores nothing and needs no signature */
        post: operations["post-sources-name-preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/source-drafts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same for a kind and a mapping that are not stored yet */
        post: operations["post-source-drafts-preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{name}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an event in as a test answer, without a signature
         * @description Read under the source's mapping and taken in for real, each answer under an external id of its own that begins with `test-`. Nothing is quarantined. 409 `source-inactive` while the source is switched off.
         */
        post: operations["post-sources-name-test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events nothing could be made of, newest first */
        get: operations["get-quarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quarantine/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event with its bytes */
        get: operations["get-quarantine-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quarantine/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read the kept event again under the source's present mapping
         * @description Settles the event when something can be made of it; 409 `quarantine-settled` afterwards.
         */
        post: operations["post-quarantine-id-replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys, the oldest first; a key sees those that hold no more than itself */
        get: operations["get-keys"];
        put?: never;
        /**
         * Make an API key; its token is shown once
         * @description A key makes no key with more scopes or teams than it holds, nor one that outlives it. Without `customers:read` a key sees cases without names, addresses and comments, without `notes:read` without what staff wrote.
         */
        post: operations["post-keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an API key a new secret; its token is shown once
         * @description The present secret holds for `formerForMs` more (default a day, at most 30 days), until `formerUntil`; an older one ends at once. 409 `key-ended` for a key that was revoked or has expired.
         */
        post: operations["post-keys-id-rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key at once */
        delete: operations["delete-keys-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits where, how late deadlines fired, and workflows that stand still */
        get: operations["get-operations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sla/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** When a budget would be used up on a calendar; stores nothing */
        post: operations["post-sla-preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["get-session"];
        put?: never;
        /** Sign in with address and password */
        post: operations["post-session"];
        /** Sign out */
        delete: operations["delete-session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/login-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link that signs a person in, once within 15 minutes; it is mailed too */
        post: operations["post-users-id-login-link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/a/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page of a link in a mail to staff; opening it changes nothing */
        get: operations["get-a-token"];
        put?: never;
        /** Sign in by the link, or do what it stands for as the signed-in person it was mailed to */
        post: operations["post-a-token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of the demo's company */
        get: operations["get-demo-people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in as somebody of the demo's company */
        post: operations["post-demo-session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process is alive */
        get: operations["get-healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The process can serve
         * @description 503 without the database, without all migrations, and while shutting down. Temporal is shown as degraded only.
         */
        get: operations["get-readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What runs here and where to look */
        get: operations["get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The mails of the local sink, as a page */
        get: operations["get-dev-mailbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/mailbox.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The mails of the local sink, newest first */
        get: operations["get-dev-mailbox-json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/c/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer's case, and whether it was fixed */
        get: operations["get-c-token"];
        put?: never;
        /** A customer's case, and whether it was fixed: the form */
        post: operations["post-c-token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/p/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a customer wants to get; one-click unsubscribing by POST (RFC 8058) */
        get: operations["get-p-token"];
        put?: never;
        /** What a customer wants to get; one-click unsubscribing by POST (RFC 8058): the form */
        post: operations["post-p-token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/r/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A promoter's page to share */
        get: operations["get-r-token"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["get-openapi-json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reference, to be read */
        get: operations["get-docs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each error code means */
        get: operations["get-docs-problems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457; codes are explained at /docs/problems. */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            errors: {
                pointer?: string;
                parameter?: string;
                header?: string;
                code: string;
                detail: string;
            }[];
        };
        IntakeResult: {
            /** @enum {string} */
            status: "accepted" | "duplicate" | "updated" | "quarantined" | "suppressed";
            reason: {
                code: string;
                detail: string;
            } | null;
            responseId: string | null;
            /** @enum {string|null} */
            band: "detractor" | "passive" | "promoter" | null;
            decision: {
                rule: string;
                version: number;
                because: string;
            } | null;
            case: {
                id: string;
                number: string;
                url: string;
            } | null;
        };
        ResponseDocument: {
            status: string;
            reason: {
                code: string;
                detail: string;
            } | null;
            responseId: string | null;
            /** @enum {string|null} */
            band: "detractor" | "passive" | "promoter" | null;
            decision: {
                rule: string;
                version: number;
                because: string;
            } | null;
            case: {
                id: string;
                number: string;
                url: string;
            } | null;
            response: components["schemas"]["Response"];
            customer: {
                [key: string]: unknown;
            } | null;
        };
        Response: {
            id: string;
            externalId: string;
            source: string;
            version: number | null;
            survey: components["schemas"]["Survey"];
            channel: string;
            score: number | null;
            comment: string | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            answeredAt: string;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            receivedAt: string;
            touchpoint: string | null;
            contactRequested: boolean;
            language: string | null;
            customer?: unknown;
            consent?: unknown;
            properties?: unknown;
            unknownFields: {
                [key: string]: unknown;
            } | null;
            band: string | null;
            decision: {
                rule: string;
                version: number;
                because: string;
            };
            matchedWords: string[];
            tags: string[];
        };
        Survey: {
            kind: string;
            scale: {
                min: number;
                max: number;
            };
            direction: string;
            cutOffs?: unknown;
        } | null;
        EventResults: {
            results: {
                /** @enum {string} */
                status: "accepted" | "duplicate" | "updated" | "partial" | "pending_fetch" | "quarantined" | "ignored" | "suppressed";
                reason: {
                    code: string;
                    detail: string;
                } | null;
                responseId: string | null;
                /** @enum {string|null} */
                band: "detractor" | "passive" | "promoter" | null;
                decision: {
                    rule: string;
                    version: number;
                    because: string;
                } | null;
                case: {
                    id: string;
                    number: string;
                    url: string;
                } | null;
            }[];
        };
        CaseListItem: {
            id: string;
            /** @example IL-1042 */
            number: string;
            url: string;
            status: string;
            /** @enum {string} */
            severity: "P1" | "P2" | "P3" | "P4";
            band: string | null;
            owner: {
                id: string;
                name: string;
            } | null;
            team: components["schemas"]["Named"];
            unassignedReason: string | null;
            touchpoint: string | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            openedAt: string;
            escalationLevel: number;
            peakEscalationLevel: number;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            snoozedUntil: string | null;
            rev: number;
            customer: components["schemas"]["CaseCustomer"];
            comment: string | null;
            score: number | null;
            survey: components["schemas"]["Survey"];
            nextDue: {
                kind: string;
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                dueAt: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            atRiskAt: string | null;
            breached: boolean;
            clocks: {
                /** @enum {string} */
                kind: "acknowledge" | "first_contact" | "next_update" | "resolve" | "team_response";
                generation: number;
                budgetMs: number;
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                dueAt: string | null;
                /** @enum {string} */
                state: "running" | "paused" | "met" | "missed" | "ended";
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                metAt: string | null;
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                breachedAt: string | null;
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                detectedAt: string | null;
            }[];
        };
        Named: {
            id: string;
            name: string;
        };
        CaseCustomer: {
            id: string;
            name: string | null;
            externalId: string | null;
            account: string | null;
            /** @description Null = no account, or one nobody has named. */
            accountName: string | null;
            tier: string | null;
        } | null;
        Case: {
            id: string;
            /** @example IL-1042 */
            number: string;
            url: string;
            status: string;
            /** @enum {string} */
            severity: "P1" | "P2" | "P3" | "P4";
            band: string | null;
            owner: {
                id: string;
                name: string;
            } | null;
            team: components["schemas"]["Named"];
            unassignedReason: string | null;
            touchpoint: string | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            openedAt: string;
            escalationLevel: number;
            peakEscalationLevel: number;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            snoozedUntil: string | null;
            rev: number;
            assignmentReason: string | null;
            watchers: string[];
            customer: components["schemas"]["CaseCustomerInFull"];
            nextDue: {
                kind: string;
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                dueAt: string;
                explanation: string;
            } | null;
            policy: {
                id: string;
                name: string;
                version: number;
            };
            clocks: components["schemas"]["Clock"][];
            responses: components["schemas"]["Response"][];
            actions: {
                action: string;
                allowed: boolean;
                reason: string | null;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            acknowledgedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            firstAttemptAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            firstReachedAt: string | null;
            promise: {
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                dueAt: string;
            } | null;
            pause: {
                reason: string;
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                since: string;
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                until: string | null;
            } | null;
            waitingFor: string | null;
            reopenCount: number;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            resolvedAt: string | null;
            resolution: {
                code: string;
                cause: string;
                causeDetail: string | null;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            verificationAskedAt: string | null;
            verified: string | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            closedAt: string | null;
            cancelReason: string | null;
        };
        CaseCustomerInFull: components["schemas"]["CaseCustomer"] & ({
            email: string | null;
            phone: string | null;
            language: string | null;
            yearlyValue: {
                amount: number;
                currency: string;
            } | null;
        } | null);
        Clock: {
            /** @enum {string} */
            kind: "acknowledge" | "first_contact" | "next_update" | "resolve" | "team_response";
            generation: number;
            budgetMs: number;
            usedMs: number;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            startedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            dueAt: string | null;
            /** @enum {string} */
            state: "running" | "paused" | "met" | "missed" | "ended";
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            metAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            breachedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            detectedAt: string | null;
            explanation: string;
        };
        LedgerEntry: {
            id: string;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            at: string;
            actor: {
                kind: string;
                id: string;
            };
            type: string;
            before?: unknown;
            after?: unknown;
            reason: string | null;
            text?: string;
            latenessMs?: number;
        };
        CaseClockBar: {
            /** @enum {string} */
            kind: "acknowledge" | "first_contact" | "next_update" | "resolve" | "team_response";
            generation: number;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            to: string;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            dueAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            stoppedAt: string | null;
            pausedMs: number;
            zone: string;
            segments: {
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                from: string;
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                to: string;
                /** @enum {string} */
                kind: "open" | "closed" | "suspended";
            }[];
            rungs: {
                id: string;
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                dueAt: string;
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                firedAt: string | null;
                /** @enum {string|null} */
                outcome: "fired" | "passed" | null;
                percent: number | null;
                notify: string[];
            }[];
        };
        Notice: {
            id: string;
            kind: string;
            cause: string;
            level: number | null;
            key: string;
            case: {
                id: string;
                number: string;
                url: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            readAt: string | null;
        };
        CaseCustomerContext: {
            customer: {
                id: string;
                /** @description Null = never said. */
                consent: {
                    contact: boolean | null;
                    marketing: boolean | null;
                };
                otherCases: {
                    id: string;
                    number: string;
                    status: string;
                    /** @enum {string} */
                    severity: "P1" | "P2" | "P3" | "P4";
                    /**
                     * Format: date-time
                     * @example 2026-11-26T08:00:00.000Z
                     */
                    openedAt: string;
                }[];
                /** @description Answers outside this case, newest first, at most 20. */
                earlierAnswers: {
                    id: string;
                    /**
                     * Format: date-time
                     * @example 2026-11-26T08:00:00.000Z
                     */
                    receivedAt: string;
                    survey: components["schemas"]["Survey"];
                    score: number | null;
                    band: string | null;
                }[];
                /** @description Whether they may be asked to recommend now; reasons as far as the caller may know. */
                asking: {
                    eligible: boolean;
                    reasons: {
                        code: string;
                        detail: string;
                    }[];
                };
            } | null;
        };
        CaseCandidate: {
            id: string;
            name: string;
            role: string;
            loadPoints: number;
            capacityPoints: number;
            /**
             * @description Why the case cannot be given to them; null = it can.
             * @enum {string|null}
             */
            obstacle: "not-a-member" | "not-active" | "absent" | "not-frontline" | null;
            /** @description True = this case would be beyond their capacity, which is no obstacle. */
            isFull: boolean;
        };
        ViewCounts: {
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            now: string;
            counts: {
                mine: number;
                team: number;
                unassigned: number;
                soon: number;
                overdue: number;
                waiting: number;
                snoozed: number;
            };
        };
        TeamBoard: {
            /**
             * Format: date-time
             * @description End of today's opening hours of the teams shown, or of their next day; null = none in 14 days.
             * @example 2026-11-26T08:00:00.000Z
             */
            dayEndsAt: string | null;
            people: {
                id: string;
                name: string;
                role: string;
                teams: string[];
                capacityPoints: number;
                loadPoints: number;
                openCases: number;
                overdue: number;
                atRisk: number;
                away: boolean;
            }[];
            escalations: {
                id: string;
                number: string;
                /** @enum {string} */
                severity: "P1" | "P2" | "P3" | "P4";
                level: number;
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                since: string;
            }[];
        };
        Directory: {
            people: {
                id: string;
                name: string;
                role: string;
                active: boolean;
                teams: string[];
            }[];
            teams: {
                id: string;
                name: string;
                lead: string | null;
            }[];
            causes: {
                id: string;
                label: {
                    fi: string;
                    sv: string;
                    en: string;
                };
                details: {
                    id: string;
                    label: {
                        fi: string;
                        sv: string;
                        en: string;
                    };
                }[];
            }[];
        };
        LiveChanges: {
            /** @description True = anything may have changed: ask for everything anew. */
            all: boolean;
            /** @description Cases the caller may see, with their new version. */
            cases: {
                id: string;
                rev: number;
            }[];
            /** @description What else may look different. */
            areas: ("views" | "board" | "notices" | "settings" | "promoters")[];
        };
        Eligibility: {
            customer: {
                id: string;
            };
            eligible: boolean;
            /** @description Null for those who may not know. */
            reasons: {
                code: string;
                detail: string;
            }[] | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            notBefore: string | null;
        };
        FoundCustomers: {
            items: {
                id: string;
                name: string | null;
            }[];
        };
        PromoterSummary: {
            days: number;
            isCoarse: boolean;
            /** @description Null: below five, and not told. */
            promoters: number | null;
            /** @description Null: below five, and not told. */
            waiting: number | null;
            /** @description Null: below five, and not told. */
            thanked: number | null;
            /** @description Null: below five, and not told. */
            due: number | null;
            /** @description Null: below five, and not told. */
            asked: number | null;
            /** @description Null: below five, and not told. */
            nudged: number | null;
            suppressed: {
                code: string;
                count: number;
            }[];
            settings: {
                holdOutPercent: number;
                coolDownMs: number;
                maxPerYear: number;
            };
        };
        PublishResult: {
            id: string;
            version: number;
            dryRun: boolean;
            cases: {
                [key: string]: unknown;
            }[];
        };
        SourceActivity: {
            items: {
                name: string;
                /** @description Of the last 24 hours. */
                answers: number;
                /**
                 * Format: date-time
                 * @description Null = none in the last 24 hours.
                 * @example 2026-11-26T08:00:00.000Z
                 */
                lastAnswerAt: string | null;
                /** @description Events that wait for somebody. */
                quarantined: number;
            }[];
        };
        SourcePreview: {
            results: {
                /** @enum {string} */
                status: "accepted" | "partial" | "pending_fetch" | "quarantined" | "ignored";
                reason: {
                    code: string;
                    detail: string;
                } | null;
                /** @enum {string|null} */
                band: "detractor" | "passive" | "promoter" | null;
                response: {
                    [key: string]: unknown;
                } | null;
            }[];
        };
        SourceDraft: {
            kind: string;
            mapping: {
                survey?: {
                    /** @enum {string} */
                    kind: "nps" | "csat" | "ces";
                    scale?: {
                        min: number;
                        max: number;
                    } | null;
                    /** @enum {string|null} */
                    direction?: "higher_is_better" | "lower_is_better" | null;
                    cutOffs?: {
                        detractorMax: number;
                        promoterMin: number;
                        severeMax?: number | null;
                    } | null;
                } | null;
                touchpoint?: string | null;
                zone?: string | null;
                fields?: {
                    score?: string | null;
                    comment?: string | null;
                    email?: string | null;
                    name?: string | null;
                    phone?: string | null;
                    customerId?: string | null;
                    externalId?: string | null;
                    answeredAt?: string | null;
                    language?: string | null;
                    touchpoint?: string | null;
                } | null;
                labels?: {
                    [key: string]: number;
                } | null;
                surveys?: {
                    [key: string]: {
                        survey?: {
                            /** @enum {string} */
                            kind: "nps" | "csat" | "ces";
                            scale?: {
                                min: number;
                                max: number;
                            } | null;
                            /** @enum {string|null} */
                            direction?: "higher_is_better" | "lower_is_better" | null;
                            cutOffs?: {
                                detractorMax: number;
                                promoterMin: number;
                                severeMax?: number | null;
                            } | null;
                        } | null;
                        touchpoint?: string | null;
                        zone?: string | null;
                        fields?: {
                            score?: string | null;
                            comment?: string | null;
                            email?: string | null;
                            name?: string | null;
                            phone?: string | null;
                            customerId?: string | null;
                            externalId?: string | null;
                            answeredAt?: string | null;
                            language?: string | null;
                            touchpoint?: string | null;
                        } | null;
                        labels?: {
                            [key: string]: number;
                        } | null;
                    };
                } | null;
            };
            /** @description The event as text, as the survey tool sends it. */
            event: string;
        };
        QuarantinedEvent: {
            id: string;
            source: string;
            eventId: string | null;
            contentType: string | null;
            reason: {
                code: string;
                detail: string;
            };
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            receivedAt: string;
            /**
             * Format: date-time
             * @description When something was made of it; null = it waits.
             * @example 2026-11-26T08:00:00.000Z
             */
            settledAt: string | null;
            responseId: string | null;
            /** @description Of the body, in bytes. */
            length: number;
        };
        QuarantinedEventWithRaw: {
            id: string;
            source: string;
            eventId: string | null;
            contentType: string | null;
            reason: {
                code: string;
                detail: string;
            };
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            receivedAt: string;
            /**
             * Format: date-time
             * @description When something was made of it; null = it waits.
             * @example 2026-11-26T08:00:00.000Z
             */
            settledAt: string | null;
            responseId: string | null;
            /** @description Of the body, in bytes. */
            length: number;
            /**
             * Format: byte
             * @description The body in base64.
             */
            raw: string;
        };
        ApiKey: {
            id: string;
            name: string;
            scopes: string[];
            teams: string[] | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            secretAt: string;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            revokedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            formerUntil: string | null;
        };
        ApiKeyWithToken: components["schemas"]["ApiKey"] & {
            token: string;
        };
        Operations: {
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            now: string;
            backlogs: {
                outbox: {
                    count: number;
                    /** @description How long the oldest has waited; of overdue_* since its deadline. */
                    oldestMs: number;
                };
                overdue_cases: {
                    count: number;
                    /** @description How long the oldest has waited; of overdue_* since its deadline. */
                    oldestMs: number;
                };
                overdue_journeys: {
                    count: number;
                    /** @description How long the oldest has waited; of overdue_* since its deadline. */
                    oldestMs: number;
                };
                due_notices: {
                    count: number;
                    /** @description How long the oldest has waited; of overdue_* since its deadline. */
                    oldestMs: number;
                };
                held_notices: {
                    count: number;
                    /** @description How long the oldest has waited; of overdue_* since its deadline. */
                    oldestMs: number;
                };
                sending_notices: {
                    count: number;
                    /** @description How long the oldest has waited; of overdue_* since its deadline. */
                    oldestMs: number;
                };
                quarantine: {
                    count: number;
                    /** @description How long the oldest has waited; of overdue_* since its deadline. */
                    oldestMs: number;
                };
                unfinished_responses: {
                    count: number;
                    /** @description How long the oldest has waited; of overdue_* since its deadline. */
                    oldestMs: number;
                };
            };
            openCases: {
                status: string;
                count: number;
            }[];
            /** @description How far back lateness and mails go. */
            hours: number;
            /** @description How late deadlines fired, by the hour; hours without any are left out. */
            lateness: {
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                from: string;
                count: number;
                p50Ms: number;
                p95Ms: number;
                maxMs: number;
            }[];
            mails: {
                kind: string;
                state: string;
                count: number;
            }[];
            /** @description Workflows whose tasks keep failing; null = Temporal does not answer. */
            stuckWorkflows: {
                count: number;
                ids: string[];
            } | null;
        };
        SlaPreview: {
            /**
             * Format: date-time
             * @example 2026-11-26T08:00:00.000Z
             */
            dueAt: string | null;
            usedMs: number;
            remainingMs: number;
            rungs: {
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                dueAt: string | null;
            }[];
            segments: {
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                from: string;
                /**
                 * Format: date-time
                 * @example 2026-11-26T08:00:00.000Z
                 */
                to: string;
                /** @enum {string} */
                kind: "open" | "closed" | "suspended";
            }[];
            explanation: string;
        };
        SlaPreviewRequest: {
            calendar: {
                zone: string;
                windows?: {
                    mon?: string[][];
                    tue?: string[][];
                    wed?: string[][];
                    thu?: string[][];
                    fri?: string[][];
                    sat?: string[][];
                    sun?: string[][];
                } | null;
                closures?: ({
                    on: string;
                } | {
                    from: string;
                    to: string;
                } | {
                    yearly: string;
                })[] | null;
                openings?: {
                    on: string;
                    windows: string[][];
                }[] | null;
            };
            /**
             * Format: date-time
             * @example 2026-11-26T10:00:00+02:00
             */
            start: string;
            budgetMs?: number | null;
            suspensions?: {
                /**
                 * Format: date-time
                 * @example 2026-11-26T10:00:00+02:00
                 */
                from: string;
                /**
                 * Format: date-time
                 * @example 2026-11-26T10:00:00+02:00
                 */
                to?: string | null;
                reason?: string;
            }[] | null;
            rungs?: ({
                percent: number;
            } | {
                offsetMs: number;
            })[] | null;
            /**
             * Format: date-time
             * @example 2026-11-26T10:00:00+02:00
             */
            at?: string | null;
        };
        SessionUser: {
            id: string;
            name: string;
            email: string;
            /** @enum {string} */
            role: "frontline" | "lead" | "marketing" | "manager" | "administrator";
            language: string;
        };
        DemoPerson: {
            email: string;
            name: string;
            role: string;
            language: string;
            teams: string[];
        };
        MailboxItem: {
            id: string;
            receivedAt: string;
            from: string;
            to: string[];
            subject: string;
            messageId: string;
            headers: {
                [key: string]: string;
            };
            text: string;
            html: string;
        };
    };
    responses: {
        /** @description Malformed: not JSON, an unknown or repeated parameter, an id that cannot be one, a bad Host, target or header. */
        Refusal400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not authenticated, or not authentic. */
        Refusal401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not allowed for this key or role, or a change by cookie from a foreign origin. */
        Refusal403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or not for this caller. */
        Refusal404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It clashes with what is stored, or the first request with this Idempotency-Key is still running. */
        Refusal409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description If-Match names another version; `current` shows the stored document. */
        Refusal412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than 1 MiB. */
        Refusal413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not application/json in UTF-8, compressed, or a Content-Type over 255 characters. */
        Refusal415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The Host is neither loopback nor that of the public address. */
        Refusal421: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body breaks a rule; `errors` names each place. */
        Refusal422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests; `Retry-After` says when to come back. */
        Refusal429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The headers are larger than 12 KiB in all. */
        Refusal431: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Overloaded, or the database cannot be reached; `Retry-After` says when to come back. */
        Refusal503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "post-responses": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "externalId": "r-1001",
                 *       "survey": {
                 *         "kind": "nps",
                 *         "scale": {
                 *           "min": 0,
                 *           "max": 10
                 *         },
                 *         "direction": "higher_is_better"
                 *       },
                 *       "score": 3,
                 *       "comment": "Two weeks late, and nobody called.",
                 *       "touchpoint": "delivery",
                 *       "language": "en",
                 *       "customer": {
                 *         "externalId": "c-9",
                 *         "email": "aino@customer.example",
                 *         "name": "Aino Laine",
                 *         "phone": "+358401234567",
                 *         "language": "fi",
                 *         "tier": "gold",
                 *         "yearlyValue": {
                 *           "amount": 1200,
                 *           "currency": "EUR"
                 *         }
                 *       },
                 *       "consent": {
                 *         "contact": true,
                 *         "marketing": false
                 *       },
                 *       "properties": {
                 *         "order": "A-77"
                 *       }
                 *     }
                 */
                "application/json": {
                    externalId: string;
                    source?: string | null;
                    version?: number | null;
                    survey: {
                        /** @enum {string} */
                        kind: "nps" | "csat" | "ces";
                        scale?: {
                            min: number;
                            max: number;
                        } | null;
                        /** @enum {string|null} */
                        direction?: "higher_is_better" | "lower_is_better" | null;
                        cutOffs?: {
                            detractorMax: number;
                            promoterMin: number;
                            severeMax?: number | null;
                        } | null;
                    } | null;
                    /** @enum {string|null} */
                    channel?: "survey" | "call" | "email" | "chat" | "social" | "visit" | null;
                    score: number | null;
                    comment?: string | null;
                    /**
                     * Format: date-time
                     * @example 2026-11-26T10:00:00+02:00
                     */
                    answeredAt?: string;
                    touchpoint?: string | null;
                    contactRequested?: boolean | null;
                    language?: string | null;
                    customer?: {
                        externalId?: string | null;
                        /** Format: email */
                        email?: string | null;
                        name?: string | null;
                        /** @example +358401234567 */
                        phone?: string | null;
                        language?: string | null;
                        account?: string | null;
                        tier?: string | null;
                        yearlyValue?: {
                            /** @example 1200 */
                            amount: number;
                            /** @example EUR */
                            currency: string;
                        } | null;
                    } | null;
                    consent?: {
                        contact?: boolean | null;
                        marketing?: boolean | null;
                    } | null;
                    properties?: {
                        [key: string]: unknown;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Stored. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeResult"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            409: components["responses"]["Refusal409"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            429: components["responses"]["Refusal429"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-responses-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponseDocument"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-sources-name-events": {
        parameters: {
            query?: never;
            header?: {
                /** @description Kinds `signed-json` and `formbricks` (Standard Webhooks): id of the delivery. */
                "webhook-id"?: string;
                /** @description Seconds since 1970, at most 300 s from now. */
                "webhook-timestamp"?: string;
                /** @description `v1,` and base64 of HMAC-SHA-256 over `id.timestamp.body`; at most ten, separated by spaces. */
                "webhook-signature"?: string;
                /** @description Kind `typeform`: `sha256=` and base64 of HMAC-SHA-256 over the body. */
                "typeform-signature"?: string;
                /** @description Kind `delighted`: `sha256=` and HMAC-SHA-256 over the body in hex. */
                "x-delighted-webhook-signature"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        /** @description The event exactly as the survey tool sends it, at most 1 MiB; for `signed-json` an answer as `POST /responses` takes it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "externalId": "r-1001",
                 *       "survey": {
                 *         "kind": "nps",
                 *         "scale": {
                 *           "min": 0,
                 *           "max": 10
                 *         },
                 *         "direction": "higher_is_better"
                 *       },
                 *       "score": 3,
                 *       "comment": "Two weeks late, and nobody called.",
                 *       "touchpoint": "delivery",
                 *       "language": "en",
                 *       "customer": {
                 *         "externalId": "c-9",
                 *         "email": "aino@customer.example",
                 *         "name": "Aino Laine",
                 *         "phone": "+358401234567",
                 *         "language": "fi",
                 *         "tier": "gold",
                 *         "yearlyValue": {
                 *           "amount": 1200,
                 *           "currency": "EUR"
                 *         }
                 *       },
                 *       "consent": {
                 *         "contact": true,
                 *         "marketing": false
                 *       },
                 *       "properties": {
                 *         "order": "A-77"
                 *       }
                 *     }
                 */
                "application/json": {
                    externalId: string;
                    source?: unknown;
                    version?: number | null;
                    survey: {
                        /** @enum {string} */
                        kind: "nps" | "csat" | "ces";
                        scale?: {
                            min: number;
                            max: number;
                        } | null;
                        /** @enum {string|null} */
                        direction?: "higher_is_better" | "lower_is_better" | null;
                        cutOffs?: {
                            detractorMax: number;
                            promoterMin: number;
                            severeMax?: number | null;
                        } | null;
                    } | null;
                    /** @enum {string|null} */
                    channel?: "survey" | "call" | "email" | "chat" | "social" | "visit" | null;
                    score: number | null;
                    comment?: string | null;
                    /**
                     * Format: date-time
                     * @example 2026-11-26T10:00:00+02:00
                     */
                    answeredAt?: string;
                    touchpoint?: string | null;
                    contactRequested?: boolean | null;
                    language?: string | null;
                    customer?: {
                        externalId?: string | null;
                        /** Format: email */
                        email?: string | null;
                        name?: string | null;
                        /** @example +358401234567 */
                        phone?: string | null;
                        language?: string | null;
                        account?: string | null;
                        tier?: string | null;
                        yearlyValue?: {
                            /** @example 1200 */
                            amount: number;
                            /** @example EUR */
                            currency: string;
                        } | null;
                    } | null;
                    consent?: {
                        contact?: boolean | null;
                        marketing?: boolean | null;
                    } | null;
                    properties?: {
                        [key: string]: unknown;
                    } | null;
                };
                "*/*": string;
            };
        };
        responses: {
            /** @description Authentic, and kept whatever could be made of it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventResults"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            404: components["responses"]["Refusal404"];
            413: components["responses"]["Refusal413"];
            421: components["responses"]["Refusal421"];
            429: components["responses"]["Refusal429"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-sources-name-events-token": {
        parameters: {
            query?: never;
            header?: {
                /** @description Kinds `signed-json` and `formbricks` (Standard Webhooks): id of the delivery. */
                "webhook-id"?: string;
                /** @description Seconds since 1970, at most 300 s from now. */
                "webhook-timestamp"?: string;
                /** @description `v1,` and base64 of HMAC-SHA-256 over `id.timestamp.body`; at most ten, separated by spaces. */
                "webhook-signature"?: string;
                /** @description Kind `typeform`: `sha256=` and base64 of HMAC-SHA-256 over the body. */
                "typeform-signature"?: string;
                /** @description Kind `delighted`: `sha256=` and HMAC-SHA-256 over the body in hex. */
                "x-delighted-webhook-signature"?: string;
            };
            path: {
                name: string;
                token: string;
            };
            cookie?: never;
        };
        /** @description The event exactly as the survey tool sends it, at most 1 MiB; for `signed-json` an answer as `POST /responses` takes it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "externalId": "r-1001",
                 *       "survey": {
                 *         "kind": "nps",
                 *         "scale": {
                 *           "min": 0,
                 *           "max": 10
                 *         },
                 *         "direction": "higher_is_better"
                 *       },
                 *       "score": 3,
                 *       "comment": "Two weeks late, and nobody called.",
                 *       "touchpoint": "delivery",
                 *       "language": "en",
                 *       "customer": {
                 *         "externalId": "c-9",
                 *         "email": "aino@customer.example",
                 *         "name": "Aino Laine",
                 *         "phone": "+358401234567",
                 *         "language": "fi",
                 *         "tier": "gold",
                 *         "yearlyValue": {
                 *           "amount": 1200,
                 *           "currency": "EUR"
                 *         }
                 *       },
                 *       "consent": {
                 *         "contact": true,
                 *         "marketing": false
                 *       },
                 *       "properties": {
                 *         "order": "A-77"
                 *       }
                 *     }
                 */
                "application/json": {
                    externalId: string;
                    source?: unknown;
                    version?: number | null;
                    survey: {
                        /** @enum {string} */
                        kind: "nps" | "csat" | "ces";
                        scale?: {
                            min: number;
                            max: number;
                        } | null;
                        /** @enum {string|null} */
                        direction?: "higher_is_better" | "lower_is_better" | null;
                        cutOffs?: {
                            detractorMax: number;
                            promoterMin: number;
                            severeMax?: number | null;
                        } | null;
                    } | null;
                    /** @enum {string|null} */
                    channel?: "survey" | "call" | "email" | "chat" | "social" | "visit" | null;
                    score: number | null;
                    comment?: string | null;
                    /**
                     * Format: date-time
                     * @example 2026-11-26T10:00:00+02:00
                     */
                    answeredAt?: string;
                    touchpoint?: string | null;
                    contactRequested?: boolean | null;
                    language?: string | null;
                    customer?: {
                        externalId?: string | null;
                        /** Format: email */
                        email?: string | null;
                        name?: string | null;
                        /** @example +358401234567 */
                        phone?: string | null;
                        language?: string | null;
                        account?: string | null;
                        tier?: string | null;
                        yearlyValue?: {
                            /** @example 1200 */
                            amount: number;
                            /** @example EUR */
                            currency: string;
                        } | null;
                    } | null;
                    consent?: {
                        contact?: boolean | null;
                        marketing?: boolean | null;
                    } | null;
                    properties?: {
                        [key: string]: unknown;
                    } | null;
                };
                "*/*": string;
            };
        };
        responses: {
            /** @description Authentic, and kept whatever could be made of it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventResults"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            404: components["responses"]["Refusal404"];
            413: components["responses"]["Refusal413"];
            421: components["responses"]["Refusal421"];
            429: components["responses"]["Refusal429"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-cases": {
        parameters: {
            query?: {
                status?: string;
                /** @description A person's id, `me`, or `none` for cases without an owner. */
                owner?: string;
                team?: string;
                customer?: string;
                severity?: string;
                at_risk?: boolean;
                breached?: boolean;
                overdue?: boolean;
                snoozed?: boolean;
                /** @description Case number, or part of a name, address or comment. */
                q?: string;
                sort?: "next_due" | "opened" | "severity";
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of cases. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CaseListItem"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-cases-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The case. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-cases-id-events": {
        parameters: {
            query?: {
                /** @description Leaves out what came later. */
                as_of?: string;
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LedgerEntry"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-cases-id-clocks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest clock first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CaseClockBar"][];
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-notices": {
        parameters: {
            query: {
                for: "me";
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of notices; empty for an API key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Notice"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-cases-id-customer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As far as the caller may see; `customer` null = it has none, or the key does not read customers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseCustomerContext"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-cases-id-candidates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description People of its team, the owner left out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CaseCandidate"][];
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-acknowledge": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-log-contact": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "channel": "call",
                 *       "outcome": "reached",
                 *       "note": "Agreed on Thursday.",
                 *       "durationMs": 240000
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    channel: "call" | "email" | "sms" | "visit" | "chat";
                    /** @enum {string} */
                    outcome: "reached" | "no_answer" | "left_message" | "delivered" | "wrong_contact";
                    note?: string | null;
                    durationMs?: number | null;
                };
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-note": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Prefers mornings."
                 *     }
                 */
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-promise": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "dueAt": "2026-12-03T10:00:00Z",
                 *       "text": "Call back with the new delivery time."
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: date-time
                     * @example 2026-11-26T10:00:00+02:00
                     */
                    dueAt: string;
                    text?: string | null;
                };
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-pause": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "waiting_customer",
                 *       "until": "2026-12-10T08:00:00Z"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    reason: "waiting_customer" | "agreed_later";
                    /**
                     * Format: date-time
                     * @example 2026-11-26T10:00:00+02:00
                     */
                    until?: string | null;
                };
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-wait-for": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "team": "billing",
                 *       "note": "Is the second invoice ours?"
                 *     }
                 */
                "application/json": {
                    team: string;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-snooze": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "until": "2026-12-02T07:00:00Z"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: date-time
                     * @example 2026-11-26T10:00:00+02:00
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-resume": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-reassign": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "elin-lindholm",
                 *       "note": "The customer writes Swedish."
                 *     }
                 */
                "application/json": {
                    to: string;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-request-help": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user": "tom-becker",
                 *       "note": "Can you look at the invoice?"
                 *     }
                 */
                "application/json": {
                    user: string;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-acknowledge-escalation": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-hand-over": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "team": "billing",
                 *       "note": "It is about the invoice only."
                 *     }
                 */
                "application/json": {
                    team: string;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-resolve": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "fixed",
                 *       "cause": "delivery",
                 *       "causeDetail": null,
                 *       "done": "Delivered on Thursday, fitting included.",
                 *       "evidence": "Signed delivery note A-77."
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    code: "fixed" | "replaced_or_refunded" | "compensated" | "explained" | "apology_accepted" | "passed_to_improvement" | "customer_declined" | "unreachable" | "no_response" | "customer_left" | "not_actionable" | "survey_error";
                    cause: string;
                    causeDetail?: string | null;
                    done: string;
                    evidence?: string | null;
                };
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-reopen": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The second machine is missing."
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "survey_error"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    reason: "duplicate" | "survey_error" | "withdrawn" | "erased";
                };
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-override-due": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "clock": "resolve",
                 *       "dueAt": "2026-12-09T14:00:00Z",
                 *       "reason": "Agreed with the customer."
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    clock: "acknowledge" | "first_contact" | "next_update" | "resolve" | "team_response";
                    /**
                     * Format: date-time
                     * @example 2026-11-26T10:00:00+02:00
                     */
                    dueAt: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-cases-id-actions-merge": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "into": "01a2172e-70c0-7000-8000-000000000000"
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    into: string;
                };
            };
        };
        responses: {
            /** @description The case as it then is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-board-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts, and the product's clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewCounts"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-board-team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller's teams; all of them for administrators. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamBoard"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As far as the caller needs them; those who left included. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Directory"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-stream": {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event received. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LiveChanges"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            429: components["responses"]["Refusal429"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-promoters-eligibility": {
        parameters: {
            query: {
                customer: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The judgement as it would be made now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Eligibility"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-promoters-customers": {
        parameters: {
            query: {
                /** @description An e-mail address, or an external id. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most two: one by each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundCustomers"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-promoters-summary": {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts of journeys that began in that time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoterSummary"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-promoters-share-page": {
        parameters: {
            query?: {
                lang?: "fi" | "sv" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page; only the own pages may frame it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-calendars": {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            name: string;
                            zone: string;
                            windows?: {
                                mon?: string[][];
                                tue?: string[][];
                                wed?: string[][];
                                thu?: string[][];
                                fri?: string[][];
                                sat?: string[][];
                                sun?: string[][];
                            } | null;
                            closures?: ({
                                on: string;
                            } | {
                                from: string;
                                to: string;
                            } | {
                                yearly: string;
                            })[] | null;
                            openings?: {
                                on: string;
                                windows: string[][];
                            }[] | null;
                            id: string;
                            rev: number;
                        } & {
                            [key: string]: unknown;
                        })[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-calendars-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        zone: string;
                        windows?: {
                            mon?: string[][];
                            tue?: string[][];
                            wed?: string[][];
                            thu?: string[][];
                            fri?: string[][];
                            sat?: string[][];
                            sun?: string[][];
                        } | null;
                        closures?: ({
                            on: string;
                        } | {
                            from: string;
                            to: string;
                        } | {
                            yearly: string;
                        })[] | null;
                        openings?: {
                            on: string;
                            windows: string[][];
                        }[] | null;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-calendars-id": {
        parameters: {
            query?: never;
            header?: {
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Shop hours",
                 *       "zone": "Europe/Helsinki",
                 *       "windows": {
                 *         "mon": [
                 *           [
                 *             "08:00",
                 *             "16:00"
                 *           ]
                 *         ],
                 *         "tue": [
                 *           [
                 *             "08:00",
                 *             "16:00"
                 *           ]
                 *         ],
                 *         "wed": [
                 *           [
                 *             "08:00",
                 *             "16:00"
                 *           ]
                 *         ],
                 *         "thu": [
                 *           [
                 *             "08:00",
                 *             "16:00"
                 *           ]
                 *         ],
                 *         "fri": [
                 *           [
                 *             "08:00",
                 *             "15:00"
                 *           ]
                 *         ],
                 *         "sat": [
                 *           [
                 *             "10:00",
                 *             "14:00"
                 *           ]
                 *         ]
                 *       },
                 *       "closures": [
                 *         {
                 *           "on": "2026-12-06"
                 *         },
                 *         {
                 *           "from": "2026-12-24",
                 *           "to": "2026-12-26"
                 *         },
                 *         {
                 *           "yearly": "01-06"
                 *         }
                 *       ],
                 *       "openings": [
                 *         {
                 *           "on": "2026-12-20",
                 *           "windows": [
                 *             [
                 *               "10:00",
                 *               "18:00"
                 *             ]
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    name: string;
                    zone: string;
                    windows?: {
                        mon?: string[][];
                        tue?: string[][];
                        wed?: string[][];
                        thu?: string[][];
                        fri?: string[][];
                        sat?: string[][];
                        sun?: string[][];
                    } | null;
                    closures?: ({
                        on: string;
                    } | {
                        from: string;
                        to: string;
                    } | {
                        yearly: string;
                    })[] | null;
                    openings?: {
                        on: string;
                        windows: string[][];
                    }[] | null;
                    readonly id?: unknown;
                    readonly rev?: unknown;
                };
            };
        };
        responses: {
            /** @description The stored document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        zone: string;
                        windows?: {
                            mon?: string[][];
                            tue?: string[][];
                            wed?: string[][];
                            thu?: string[][];
                            fri?: string[][];
                            sat?: string[][];
                            sun?: string[][];
                        } | null;
                        closures?: ({
                            on: string;
                        } | {
                            from: string;
                            to: string;
                        } | {
                            yearly: string;
                        })[] | null;
                        openings?: {
                            on: string;
                            windows: string[][];
                        }[] | null;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-users": {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            name: string;
                            /** Format: email */
                            email: string;
                            /** @enum {string} */
                            role: "frontline" | "lead" | "marketing" | "manager" | "administrator";
                            /** @enum {string|null} */
                            language?: "fi" | "sv" | "en" | null;
                            languages?: string[] | null;
                            skills?: string[] | null;
                            capacityPoints?: number | null;
                            calendar?: string | null;
                            active?: boolean | null;
                            id: string;
                            rev: number;
                        } & {
                            [key: string]: unknown;
                        })[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-users-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** Format: email */
                        email: string;
                        /** @enum {string} */
                        role: "frontline" | "lead" | "marketing" | "manager" | "administrator";
                        /** @enum {string|null} */
                        language?: "fi" | "sv" | "en" | null;
                        languages?: string[] | null;
                        skills?: string[] | null;
                        capacityPoints?: number | null;
                        calendar?: string | null;
                        active?: boolean | null;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-users-id": {
        parameters: {
            query?: never;
            header?: {
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Sara Salo",
                 *       "email": "sara.salo@kotikone.example",
                 *       "role": "frontline",
                 *       "language": "fi",
                 *       "languages": [
                 *         "fi",
                 *         "sv"
                 *       ],
                 *       "skills": [
                 *         "billing"
                 *       ],
                 *       "capacityPoints": 12,
                 *       "calendar": "default",
                 *       "active": true
                 *     }
                 */
                "application/json": {
                    name: string;
                    /** Format: email */
                    email: string;
                    /** @enum {string} */
                    role: "frontline" | "lead" | "marketing" | "manager" | "administrator";
                    /** @enum {string|null} */
                    language?: "fi" | "sv" | "en" | null;
                    languages?: string[] | null;
                    skills?: string[] | null;
                    capacityPoints?: number | null;
                    calendar?: string | null;
                    active?: boolean | null;
                    readonly id?: unknown;
                    readonly rev?: unknown;
                };
            };
        };
        responses: {
            /** @description The stored document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** Format: email */
                        email: string;
                        /** @enum {string} */
                        role: "frontline" | "lead" | "marketing" | "manager" | "administrator";
                        /** @enum {string|null} */
                        language?: "fi" | "sv" | "en" | null;
                        languages?: string[] | null;
                        skills?: string[] | null;
                        capacityPoints?: number | null;
                        calendar?: string | null;
                        active?: boolean | null;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-teams": {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            name: string;
                            calendar?: string | null;
                            lead?: string | null;
                            manager?: string | null;
                            members?: string[] | null;
                            touchpoints?: string[] | null;
                            touchpointOwners?: {
                                [key: string]: string;
                            } | null;
                            policy?: string | null;
                            id: string;
                            rev: number;
                        } & {
                            [key: string]: unknown;
                        })[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-teams-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        calendar?: string | null;
                        lead?: string | null;
                        manager?: string | null;
                        members?: string[] | null;
                        touchpoints?: string[] | null;
                        touchpointOwners?: {
                            [key: string]: string;
                        } | null;
                        policy?: string | null;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-teams-id": {
        parameters: {
            query?: never;
            header?: {
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Spare parts",
                 *       "calendar": "default",
                 *       "lead": "ville-korhonen",
                 *       "manager": "mikko-lahtinen",
                 *       "members": [
                 *         "ville-korhonen",
                 *         "maija-heikkinen"
                 *       ],
                 *       "touchpoints": [
                 *         "spare-parts"
                 *       ],
                 *       "touchpointOwners": {
                 *         "spare-parts": "maija-heikkinen"
                 *       },
                 *       "policy": "default"
                 *     }
                 */
                "application/json": {
                    name: string;
                    calendar?: string | null;
                    lead?: string | null;
                    manager?: string | null;
                    members?: string[] | null;
                    touchpoints?: string[] | null;
                    touchpointOwners?: {
                        [key: string]: string;
                    } | null;
                    policy?: string | null;
                    readonly id?: unknown;
                    readonly rev?: unknown;
                };
            };
        };
        responses: {
            /** @description The stored document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        calendar?: string | null;
                        lead?: string | null;
                        manager?: string | null;
                        members?: string[] | null;
                        touchpoints?: string[] | null;
                        touchpointOwners?: {
                            [key: string]: string;
                        } | null;
                        policy?: string | null;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-accounts": {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            name: string;
                            owner?: string | null;
                            tier?: string | null;
                            yearlyValue?: {
                                amount: number;
                                currency: string;
                            } | null;
                            id: string;
                            rev: number;
                        } & {
                            [key: string]: unknown;
                        })[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-accounts-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        owner?: string | null;
                        tier?: string | null;
                        yearlyValue?: {
                            amount: number;
                            currency: string;
                        } | null;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-accounts-id": {
        parameters: {
            query?: never;
            header?: {
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Rantahotelli Oy",
                 *       "owner": "maija-heikkinen",
                 *       "tier": "gold",
                 *       "yearlyValue": {
                 *         "amount": 48000,
                 *         "currency": "EUR"
                 *       }
                 *     }
                 */
                "application/json": {
                    name: string;
                    owner?: string | null;
                    tier?: string | null;
                    yearlyValue?: {
                        amount: number;
                        currency: string;
                    } | null;
                    readonly id?: unknown;
                    readonly rev?: unknown;
                };
            };
        };
        responses: {
            /** @description The stored document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        owner?: string | null;
                        tier?: string | null;
                        yearlyValue?: {
                            amount: number;
                            currency: string;
                        } | null;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-causes": {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            label: {
                                fi: string;
                                sv: string;
                                en: string;
                            };
                            details?: {
                                id: string;
                                label: {
                                    fi: string;
                                    sv: string;
                                    en: string;
                                };
                            }[] | null;
                            id: string;
                            rev: number;
                        } & {
                            [key: string]: unknown;
                        })[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-causes-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        label: {
                            fi: string;
                            sv: string;
                            en: string;
                        };
                        details?: {
                            id: string;
                            label: {
                                fi: string;
                                sv: string;
                                en: string;
                            };
                        }[] | null;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-causes-id": {
        parameters: {
            query?: never;
            header?: {
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": {
                 *         "fi": "Varaosat",
                 *         "sv": "Reservdelar",
                 *         "en": "Spare parts"
                 *       },
                 *       "details": [
                 *         {
                 *           "id": "out-of-stock",
                 *           "label": {
                 *             "fi": "Loppu varastosta",
                 *             "sv": "Slut i lager",
                 *             "en": "Out of stock"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    label: {
                        fi: string;
                        sv: string;
                        en: string;
                    };
                    details?: {
                        id: string;
                        label: {
                            fi: string;
                            sv: string;
                            en: string;
                        };
                    }[] | null;
                    readonly id?: unknown;
                    readonly rev?: unknown;
                };
            };
        };
        responses: {
            /** @description The stored document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        label: {
                            fi: string;
                            sv: string;
                            en: string;
                        };
                        details?: {
                            id: string;
                            label: {
                                fi: string;
                                sv: string;
                                en: string;
                            };
                        }[] | null;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rules": {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            order?: number | null;
                            when?: {
                                survey?: ("nps" | "csat" | "ces") | ("nps" | "csat" | "ces")[] | null;
                                touchpoint?: string | string[] | null;
                                tier?: string | string[] | null;
                                language?: string | string[] | null;
                                scoreMax?: number | null;
                                words?: string[] | null;
                            } | null;
                            then: {
                                /** @enum {string|null} */
                                severity?: "P1" | "P2" | "P3" | "P4" | null;
                                case?: boolean | null;
                                skill?: string | null;
                                tag?: string | null;
                            };
                            id: string;
                            rev: number;
                        } & {
                            [key: string]: unknown;
                        })[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rules-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        order?: number | null;
                        when?: {
                            survey?: ("nps" | "csat" | "ces") | ("nps" | "csat" | "ces")[] | null;
                            touchpoint?: string | string[] | null;
                            tier?: string | string[] | null;
                            language?: string | string[] | null;
                            scoreMax?: number | null;
                            words?: string[] | null;
                        } | null;
                        then: {
                            /** @enum {string|null} */
                            severity?: "P1" | "P2" | "P3" | "P4" | null;
                            case?: boolean | null;
                            skill?: string | null;
                            tag?: string | null;
                        };
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-rules-id": {
        parameters: {
            query?: never;
            header?: {
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order": 10,
                 *       "when": {
                 *         "touchpoint": [
                 *           "delivery"
                 *         ],
                 *         "scoreMax": 3,
                 *         "words": [
                 *           "flooded",
                 *           "leak"
                 *         ]
                 *       },
                 *       "then": {
                 *         "severity": "P1",
                 *         "case": true,
                 *         "tag": "water"
                 *       }
                 *     }
                 */
                "application/json": {
                    order?: number | null;
                    when?: {
                        survey?: ("nps" | "csat" | "ces") | ("nps" | "csat" | "ces")[] | null;
                        touchpoint?: string | string[] | null;
                        tier?: string | string[] | null;
                        language?: string | string[] | null;
                        scoreMax?: number | null;
                        words?: string[] | null;
                    } | null;
                    then: {
                        /** @enum {string|null} */
                        severity?: "P1" | "P2" | "P3" | "P4" | null;
                        case?: boolean | null;
                        skill?: string | null;
                        tag?: string | null;
                    };
                    readonly id?: unknown;
                    readonly rev?: unknown;
                };
            };
        };
        responses: {
            /** @description The stored document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        order?: number | null;
                        when?: {
                            survey?: ("nps" | "csat" | "ces") | ("nps" | "csat" | "ces")[] | null;
                            touchpoint?: string | string[] | null;
                            tier?: string | string[] | null;
                            language?: string | string[] | null;
                            scoreMax?: number | null;
                            words?: string[] | null;
                        } | null;
                        then: {
                            /** @enum {string|null} */
                            severity?: "P1" | "P2" | "P3" | "P4" | null;
                            case?: boolean | null;
                            skill?: string | null;
                            tag?: string | null;
                        };
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-templates": {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            kind: string;
                            /** @enum {string} */
                            language: "fi" | "sv" | "en";
                            /** @enum {string|null} */
                            severity?: "P1" | "P2" | "P3" | "P4" | null;
                            subject: string;
                            body: string;
                            id: string;
                            rev: number;
                        } & {
                            [key: string]: unknown;
                        })[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-templates-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kind: string;
                        /** @enum {string} */
                        language: "fi" | "sv" | "en";
                        /** @enum {string|null} */
                        severity?: "P1" | "P2" | "P3" | "P4" | null;
                        subject: string;
                        body: string;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-templates-id": {
        parameters: {
            query?: never;
            header?: {
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "acknowledgement",
                 *       "language": "en",
                 *       "severity": null,
                 *       "subject": "We have your message ({number})",
                 *       "body": "Thank you for telling us."
                 *     }
                 */
                "application/json": {
                    kind: string;
                    /** @enum {string} */
                    language: "fi" | "sv" | "en";
                    /** @enum {string|null} */
                    severity?: "P1" | "P2" | "P3" | "P4" | null;
                    subject: string;
                    body: string;
                    readonly id?: unknown;
                    readonly rev?: unknown;
                };
            };
        };
        responses: {
            /** @description The stored document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kind: string;
                        /** @enum {string} */
                        language: "fi" | "sv" | "en";
                        /** @enum {string|null} */
                        severity?: "P1" | "P2" | "P3" | "P4" | null;
                        subject: string;
                        body: string;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-absences": {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            user: string;
                            /**
                             * Format: date-time
                             * @example 2026-11-26T10:00:00+02:00
                             */
                            from: string;
                            /**
                             * Format: date-time
                             * @example 2026-11-26T10:00:00+02:00
                             */
                            to: string;
                            delegate?: string | null;
                            /** @enum {string|null} */
                            give?: "urgent" | "all" | null;
                            giveBack?: boolean | null;
                            id: string;
                            rev: number;
                        } & {
                            [key: string]: unknown;
                        })[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-absences-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: string;
                        /**
                         * Format: date-time
                         * @example 2026-11-26T10:00:00+02:00
                         */
                        from: string;
                        /**
                         * Format: date-time
                         * @example 2026-11-26T10:00:00+02:00
                         */
                        to: string;
                        delegate?: string | null;
                        /** @enum {string|null} */
                        give?: "urgent" | "all" | null;
                        giveBack?: boolean | null;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-absences-id": {
        parameters: {
            query?: never;
            header?: {
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user": "maija-heikkinen",
                 *       "from": "2026-12-21T06:00:00Z",
                 *       "to": "2027-01-04T06:00:00Z",
                 *       "delegate": "petri-saarinen",
                 *       "give": "urgent",
                 *       "giveBack": true
                 *     }
                 */
                "application/json": {
                    user: string;
                    /**
                     * Format: date-time
                     * @example 2026-11-26T10:00:00+02:00
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @example 2026-11-26T10:00:00+02:00
                     */
                    to: string;
                    delegate?: string | null;
                    /** @enum {string|null} */
                    give?: "urgent" | "all" | null;
                    giveBack?: boolean | null;
                    readonly id?: unknown;
                    readonly rev?: unknown;
                };
            };
        };
        responses: {
            /** @description The stored document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: string;
                        /**
                         * Format: date-time
                         * @example 2026-11-26T10:00:00+02:00
                         */
                        from: string;
                        /**
                         * Format: date-time
                         * @example 2026-11-26T10:00:00+02:00
                         */
                        to: string;
                        delegate?: string | null;
                        /** @enum {string|null} */
                        give?: "urgent" | "all" | null;
                        giveBack?: boolean | null;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-settings-follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        verifyDelayMs?: number | null;
                        verifySilenceMs?: number | null;
                        remeasureDelayMs?: number | null;
                        reopenWindowMs?: number | null;
                        workingHoursNotices?: boolean | null;
                        head?: string | null;
                        /** @enum {string|null} */
                        oneCasePer?: "customer" | "account" | null;
                        highValue?: {
                            tiers?: string[] | null;
                            yearlyValue?: {
                                amount: number;
                                currency: string;
                            } | null;
                        } | null;
                        riskWords?: {
                            fi?: string[] | null;
                            sv?: string[] | null;
                            en?: string[] | null;
                        } | null;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-settings-follow-up": {
        parameters: {
            query?: never;
            header?: {
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "verifyDelayMs": 86400000,
                 *       "verifySilenceMs": 604800000,
                 *       "workingHoursNotices": true,
                 *       "head": "mikko-lahtinen"
                 *     }
                 */
                "application/json": {
                    verifyDelayMs?: number | null;
                    verifySilenceMs?: number | null;
                    remeasureDelayMs?: number | null;
                    reopenWindowMs?: number | null;
                    workingHoursNotices?: boolean | null;
                    head?: string | null;
                    /** @enum {string|null} */
                    oneCasePer?: "customer" | "account" | null;
                    highValue?: {
                        tiers?: string[] | null;
                        yearlyValue?: {
                            amount: number;
                            currency: string;
                        } | null;
                    } | null;
                    riskWords?: {
                        fi?: string[] | null;
                        sv?: string[] | null;
                        en?: string[] | null;
                    } | null;
                    readonly rev?: unknown;
                };
            };
        };
        responses: {
            /** @description The stored document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        verifyDelayMs?: number | null;
                        verifySilenceMs?: number | null;
                        remeasureDelayMs?: number | null;
                        reopenWindowMs?: number | null;
                        workingHoursNotices?: boolean | null;
                        head?: string | null;
                        /** @enum {string|null} */
                        oneCasePer?: "customer" | "account" | null;
                        highValue?: {
                            tiers?: string[] | null;
                            yearlyValue?: {
                                amount: number;
                                currency: string;
                            } | null;
                        } | null;
                        riskWords?: {
                            fi?: string[] | null;
                            sv?: string[] | null;
                            en?: string[] | null;
                        } | null;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-settings-promoters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        thankDelayMs?: number | null;
                        askDelayMs?: number | null;
                        reminderDelayMs?: number | null;
                        coolDownMs?: number | null;
                        maxPerYear?: number | null;
                        holdOutPercent?: number | null;
                        contactHours?: {
                            zone: string;
                            windows?: {
                                mon?: string[][];
                                tue?: string[][];
                                wed?: string[][];
                                thu?: string[][];
                                fri?: string[][];
                                sat?: string[][];
                                sun?: string[][];
                            } | null;
                            closures?: ({
                                on: string;
                            } | {
                                from: string;
                                to: string;
                            } | {
                                yearly: string;
                            })[] | null;
                        } | null;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-settings-promoters": {
        parameters: {
            query?: never;
            header?: {
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "thankDelayMs": 600000,
                 *       "askDelayMs": 172800000,
                 *       "holdOutPercent": 10,
                 *       "maxPerYear": 2
                 *     }
                 */
                "application/json": {
                    thankDelayMs?: number | null;
                    askDelayMs?: number | null;
                    reminderDelayMs?: number | null;
                    coolDownMs?: number | null;
                    maxPerYear?: number | null;
                    holdOutPercent?: number | null;
                    contactHours?: {
                        zone: string;
                        windows?: {
                            mon?: string[][];
                            tue?: string[][];
                            wed?: string[][];
                            thu?: string[][];
                            fri?: string[][];
                            sat?: string[][];
                            sun?: string[][];
                        } | null;
                        closures?: ({
                            on: string;
                        } | {
                            from: string;
                            to: string;
                        } | {
                            yearly: string;
                        })[] | null;
                    } | null;
                    readonly rev?: unknown;
                };
            };
        };
        responses: {
            /** @description The stored document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        thankDelayMs?: number | null;
                        askDelayMs?: number | null;
                        reminderDelayMs?: number | null;
                        coolDownMs?: number | null;
                        maxPerYear?: number | null;
                        holdOutPercent?: number | null;
                        contactHours?: {
                            zone: string;
                            windows?: {
                                mon?: string[][];
                                tue?: string[][];
                                wed?: string[][];
                                thu?: string[][];
                                fri?: string[][];
                                sat?: string[][];
                                sun?: string[][];
                            } | null;
                            closures?: ({
                                on: string;
                            } | {
                                from: string;
                                to: string;
                            } | {
                                yearly: string;
                            })[] | null;
                        } | null;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-policies": {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            name: string;
                            rules?: {
                                when?: {
                                    severity?: ("P1" | "P2" | "P3" | "P4")[] | null;
                                    tier?: string[] | null;
                                    touchpoint?: string[] | null;
                                    team?: string[] | null;
                                } | null;
                                clocks?: {
                                    acknowledge?: {
                                        budgetMs: number;
                                        elapsedCapMs?: number | null;
                                    } | null;
                                    first_contact?: {
                                        budgetMs: number;
                                        elapsedCapMs?: number | null;
                                    } | null;
                                    next_update?: {
                                        budgetMs: number;
                                        elapsedCapMs?: number | null;
                                    } | null;
                                    resolve?: {
                                        budgetMs: number;
                                        elapsedCapMs?: number | null;
                                    } | null;
                                } | null;
                            }[] | null;
                            ladder?: {
                                id: string;
                                /** @enum {string} */
                                clock: "acknowledge" | "first_contact" | "next_update" | "resolve" | "team_response";
                                at: {
                                    percent: number;
                                } | {
                                    offsetMs: number;
                                };
                                notify?: (("owner" | "lead" | "manager" | "head") | {
                                    user: string;
                                })[] | null;
                                by?: ("mail" | "in_app")[] | null;
                                /** @enum {string|null} */
                                action?: "reassign" | null;
                                acknowledgeWithinMs?: number | null;
                                when?: {
                                    severity?: ("P1" | "P2" | "P3" | "P4")[] | null;
                                } | null;
                            }[] | null;
                            id: string;
                            rev: number;
                        } & {
                            [key: string]: unknown;
                        })[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-policies-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        rules?: {
                            when?: {
                                severity?: ("P1" | "P2" | "P3" | "P4")[] | null;
                                tier?: string[] | null;
                                touchpoint?: string[] | null;
                                team?: string[] | null;
                            } | null;
                            clocks?: {
                                acknowledge?: {
                                    budgetMs: number;
                                    elapsedCapMs?: number | null;
                                } | null;
                                first_contact?: {
                                    budgetMs: number;
                                    elapsedCapMs?: number | null;
                                } | null;
                                next_update?: {
                                    budgetMs: number;
                                    elapsedCapMs?: number | null;
                                } | null;
                                resolve?: {
                                    budgetMs: number;
                                    elapsedCapMs?: number | null;
                                } | null;
                            } | null;
                        }[] | null;
                        ladder?: {
                            id: string;
                            /** @enum {string} */
                            clock: "acknowledge" | "first_contact" | "next_update" | "resolve" | "team_response";
                            at: {
                                percent: number;
                            } | {
                                offsetMs: number;
                            };
                            notify?: (("owner" | "lead" | "manager" | "head") | {
                                user: string;
                            })[] | null;
                            by?: ("mail" | "in_app")[] | null;
                            /** @enum {string|null} */
                            action?: "reassign" | null;
                            acknowledgeWithinMs?: number | null;
                            when?: {
                                severity?: ("P1" | "P2" | "P3" | "P4")[] | null;
                            } | null;
                        }[] | null;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-policies-id": {
        parameters: {
            query?: never;
            header?: {
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Gold customers",
                 *       "rules": [
                 *         {
                 *           "when": {
                 *             "tier": [
                 *               "gold"
                 *             ]
                 *           },
                 *           "clocks": {
                 *             "acknowledge": {
                 *               "budgetMs": 3600000
                 *             },
                 *             "first_contact": {
                 *               "budgetMs": 7200000
                 *             },
                 *             "next_update": {
                 *               "budgetMs": 28800000
                 *             },
                 *             "resolve": {
                 *               "budgetMs": 86400000
                 *             }
                 *           }
                 *         },
                 *         {
                 *           "when": {},
                 *           "clocks": {
                 *             "first_contact": {
                 *               "budgetMs": 28800000
                 *             },
                 *             "resolve": {
                 *               "budgetMs": 144000000
                 *             }
                 *           }
                 *         }
                 *       ],
                 *       "ladder": [
                 *         {
                 *           "id": "half",
                 *           "clock": "first_contact",
                 *           "at": {
                 *             "percent": 50
                 *           },
                 *           "notify": [
                 *             "owner"
                 *           ],
                 *           "by": [
                 *             "mail"
                 *           ],
                 *           "action": null
                 *         },
                 *         {
                 *           "id": "breach",
                 *           "clock": "first_contact",
                 *           "at": {
                 *             "offsetMs": 0
                 *           },
                 *           "notify": [
                 *             "owner",
                 *             "lead"
                 *           ],
                 *           "by": [
                 *             "mail",
                 *             "in_app"
                 *           ],
                 *           "action": null,
                 *           "acknowledgeWithinMs": 7200000
                 *         },
                 *         {
                 *           "id": "over",
                 *           "clock": "first_contact",
                 *           "at": {
                 *             "offsetMs": 3600000
                 *           },
                 *           "notify": [
                 *             "lead"
                 *           ],
                 *           "by": [
                 *             "mail"
                 *           ],
                 *           "action": "reassign"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    name: string;
                    rules?: {
                        when?: {
                            severity?: ("P1" | "P2" | "P3" | "P4")[] | null;
                            tier?: string[] | null;
                            touchpoint?: string[] | null;
                            team?: string[] | null;
                        } | null;
                        clocks?: {
                            acknowledge?: {
                                budgetMs: number;
                                elapsedCapMs?: number | null;
                            } | null;
                            first_contact?: {
                                budgetMs: number;
                                elapsedCapMs?: number | null;
                            } | null;
                            next_update?: {
                                budgetMs: number;
                                elapsedCapMs?: number | null;
                            } | null;
                            resolve?: {
                                budgetMs: number;
                                elapsedCapMs?: number | null;
                            } | null;
                        } | null;
                    }[] | null;
                    ladder?: {
                        id: string;
                        /** @enum {string} */
                        clock: "acknowledge" | "first_contact" | "next_update" | "resolve" | "team_response";
                        at: {
                            percent: number;
                        } | {
                            offsetMs: number;
                        };
                        notify?: (("owner" | "lead" | "manager" | "head") | {
                            user: string;
                        })[] | null;
                        by?: ("mail" | "in_app")[] | null;
                        /** @enum {string|null} */
                        action?: "reassign" | null;
                        acknowledgeWithinMs?: number | null;
                        when?: {
                            severity?: ("P1" | "P2" | "P3" | "P4")[] | null;
                        } | null;
                    }[] | null;
                    readonly id?: unknown;
                    readonly rev?: unknown;
                    readonly publishedVersion?: unknown;
                };
            };
        };
        responses: {
            /** @description The stored document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        rules?: {
                            when?: {
                                severity?: ("P1" | "P2" | "P3" | "P4")[] | null;
                                tier?: string[] | null;
                                touchpoint?: string[] | null;
                                team?: string[] | null;
                            } | null;
                            clocks?: {
                                acknowledge?: {
                                    budgetMs: number;
                                    elapsedCapMs?: number | null;
                                } | null;
                                first_contact?: {
                                    budgetMs: number;
                                    elapsedCapMs?: number | null;
                                } | null;
                                next_update?: {
                                    budgetMs: number;
                                    elapsedCapMs?: number | null;
                                } | null;
                                resolve?: {
                                    budgetMs: number;
                                    elapsedCapMs?: number | null;
                                } | null;
                            } | null;
                        }[] | null;
                        ladder?: {
                            id: string;
                            /** @enum {string} */
                            clock: "acknowledge" | "first_contact" | "next_update" | "resolve" | "team_response";
                            at: {
                                percent: number;
                            } | {
                                offsetMs: number;
                            };
                            notify?: (("owner" | "lead" | "manager" | "head") | {
                                user: string;
                            })[] | null;
                            by?: ("mail" | "in_app")[] | null;
                            /** @enum {string|null} */
                            action?: "reassign" | null;
                            acknowledgeWithinMs?: number | null;
                            when?: {
                                severity?: ("P1" | "P2" | "P3" | "P4")[] | null;
                            } | null;
                        }[] | null;
                        id: string;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-policies-id-publish": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "apply": "open",
                 *       "dryRun": true
                 *     }
                 */
                "application/json": {
                    apply?: ("new" | "open") | string[] | null;
                    dryRun?: boolean | null;
                };
            };
        };
        responses: {
            /** @description What moved, or would. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishResult"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-sources": {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            kind: string;
                            /** @description Write only. Missing: the stored one stays. Another one takes its place; see formerSecretForMs. Null, or another kind: the stored one, and the one before it, end at once. */
                            secret?: string | null;
                            /**
                             * @description How long events signed with the secret that is replaced are taken still, so that nothing is lost while the vendor is told.
                             * @default 0
                             */
                            formerSecretForMs: number;
                            active?: boolean | null;
                            mapping?: {
                                survey?: {
                                    /** @enum {string} */
                                    kind: "nps" | "csat" | "ces";
                                    scale?: {
                                        min: number;
                                        max: number;
                                    } | null;
                                    /** @enum {string|null} */
                                    direction?: "higher_is_better" | "lower_is_better" | null;
                                    cutOffs?: {
                                        detractorMax: number;
                                        promoterMin: number;
                                        severeMax?: number | null;
                                    } | null;
                                } | null;
                                touchpoint?: string | null;
                                zone?: string | null;
                                fields?: {
                                    score?: string | null;
                                    comment?: string | null;
                                    email?: string | null;
                                    name?: string | null;
                                    phone?: string | null;
                                    customerId?: string | null;
                                    externalId?: string | null;
                                    answeredAt?: string | null;
                                    language?: string | null;
                                    touchpoint?: string | null;
                                } | null;
                                labels?: {
                                    [key: string]: number;
                                } | null;
                                surveys?: {
                                    [key: string]: {
                                        survey?: {
                                            /** @enum {string} */
                                            kind: "nps" | "csat" | "ces";
                                            scale?: {
                                                min: number;
                                                max: number;
                                            } | null;
                                            /** @enum {string|null} */
                                            direction?: "higher_is_better" | "lower_is_better" | null;
                                            cutOffs?: {
                                                detractorMax: number;
                                                promoterMin: number;
                                                severeMax?: number | null;
                                            } | null;
                                        } | null;
                                        touchpoint?: string | null;
                                        zone?: string | null;
                                        fields?: {
                                            score?: string | null;
                                            comment?: string | null;
                                            email?: string | null;
                                            name?: string | null;
                                            phone?: string | null;
                                            customerId?: string | null;
                                            externalId?: string | null;
                                            answeredAt?: string | null;
                                            language?: string | null;
                                            touchpoint?: string | null;
                                        } | null;
                                        labels?: {
                                            [key: string]: number;
                                        } | null;
                                    };
                                } | null;
                            } | null;
                            rev: number;
                        } & {
                            [key: string]: unknown;
                        })[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-sources-name": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kind: string;
                        /** @description Write only. Missing: the stored one stays. Another one takes its place; see formerSecretForMs. Null, or another kind: the stored one, and the one before it, end at once. */
                        secret?: string | null;
                        /**
                         * @description How long events signed with the secret that is replaced are taken still, so that nothing is lost while the vendor is told.
                         * @default 0
                         */
                        formerSecretForMs: number;
                        active?: boolean | null;
                        mapping?: {
                            survey?: {
                                /** @enum {string} */
                                kind: "nps" | "csat" | "ces";
                                scale?: {
                                    min: number;
                                    max: number;
                                } | null;
                                /** @enum {string|null} */
                                direction?: "higher_is_better" | "lower_is_better" | null;
                                cutOffs?: {
                                    detractorMax: number;
                                    promoterMin: number;
                                    severeMax?: number | null;
                                } | null;
                            } | null;
                            touchpoint?: string | null;
                            zone?: string | null;
                            fields?: {
                                score?: string | null;
                                comment?: string | null;
                                email?: string | null;
                                name?: string | null;
                                phone?: string | null;
                                customerId?: string | null;
                                externalId?: string | null;
                                answeredAt?: string | null;
                                language?: string | null;
                                touchpoint?: string | null;
                            } | null;
                            labels?: {
                                [key: string]: number;
                            } | null;
                            surveys?: {
                                [key: string]: {
                                    survey?: {
                                        /** @enum {string} */
                                        kind: "nps" | "csat" | "ces";
                                        scale?: {
                                            min: number;
                                            max: number;
                                        } | null;
                                        /** @enum {string|null} */
                                        direction?: "higher_is_better" | "lower_is_better" | null;
                                        cutOffs?: {
                                            detractorMax: number;
                                            promoterMin: number;
                                            severeMax?: number | null;
                                        } | null;
                                    } | null;
                                    touchpoint?: string | null;
                                    zone?: string | null;
                                    fields?: {
                                        score?: string | null;
                                        comment?: string | null;
                                        email?: string | null;
                                        name?: string | null;
                                        phone?: string | null;
                                        customerId?: string | null;
                                        externalId?: string | null;
                                        answeredAt?: string | null;
                                        language?: string | null;
                                        touchpoint?: string | null;
                                    } | null;
                                    labels?: {
                                        [key: string]: number;
                                    } | null;
                                };
                            } | null;
                        } | null;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-sources-name": {
        parameters: {
            query?: never;
            header?: {
                /** @description A stale tag gets 412 with the current document. */
                "If-Match"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "signed-json",
                 *       "secret": "whsec_c2l4dGVlbiBieXRlcyBvciBtb3JlLi4=",
                 *       "active": true
                 *     }
                 */
                "application/json": {
                    kind: string;
                    /** @description Write only. Missing: the stored one stays. Another one takes its place; see formerSecretForMs. Null, or another kind: the stored one, and the one before it, end at once. */
                    secret?: string | null;
                    /**
                     * @description How long events signed with the secret that is replaced are taken still, so that nothing is lost while the vendor is told.
                     * @default 0
                     */
                    formerSecretForMs?: number;
                    active?: boolean | null;
                    mapping?: {
                        survey?: {
                            /** @enum {string} */
                            kind: "nps" | "csat" | "ces";
                            scale?: {
                                min: number;
                                max: number;
                            } | null;
                            /** @enum {string|null} */
                            direction?: "higher_is_better" | "lower_is_better" | null;
                            cutOffs?: {
                                detractorMax: number;
                                promoterMin: number;
                                severeMax?: number | null;
                            } | null;
                        } | null;
                        touchpoint?: string | null;
                        zone?: string | null;
                        fields?: {
                            score?: string | null;
                            comment?: string | null;
                            email?: string | null;
                            name?: string | null;
                            phone?: string | null;
                            customerId?: string | null;
                            externalId?: string | null;
                            answeredAt?: string | null;
                            language?: string | null;
                            touchpoint?: string | null;
                        } | null;
                        labels?: {
                            [key: string]: number;
                        } | null;
                        surveys?: {
                            [key: string]: {
                                survey?: {
                                    /** @enum {string} */
                                    kind: "nps" | "csat" | "ces";
                                    scale?: {
                                        min: number;
                                        max: number;
                                    } | null;
                                    /** @enum {string|null} */
                                    direction?: "higher_is_better" | "lower_is_better" | null;
                                    cutOffs?: {
                                        detractorMax: number;
                                        promoterMin: number;
                                        severeMax?: number | null;
                                    } | null;
                                } | null;
                                touchpoint?: string | null;
                                zone?: string | null;
                                fields?: {
                                    score?: string | null;
                                    comment?: string | null;
                                    email?: string | null;
                                    name?: string | null;
                                    phone?: string | null;
                                    customerId?: string | null;
                                    externalId?: string | null;
                                    answeredAt?: string | null;
                                    language?: string | null;
                                    touchpoint?: string | null;
                                } | null;
                                labels?: {
                                    [key: string]: number;
                                } | null;
                            };
                        } | null;
                    } | null;
                    readonly name?: unknown;
                    readonly rev?: unknown;
                    readonly url?: unknown;
                    readonly hasSecret?: unknown;
                };
            };
        };
        responses: {
            /** @description The stored document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kind: string;
                        /** @description Write only. Missing: the stored one stays. Another one takes its place; see formerSecretForMs. Null, or another kind: the stored one, and the one before it, end at once. */
                        secret?: string | null;
                        /**
                         * @description How long events signed with the secret that is replaced are taken still, so that nothing is lost while the vendor is told.
                         * @default 0
                         */
                        formerSecretForMs: number;
                        active?: boolean | null;
                        mapping?: {
                            survey?: {
                                /** @enum {string} */
                                kind: "nps" | "csat" | "ces";
                                scale?: {
                                    min: number;
                                    max: number;
                                } | null;
                                /** @enum {string|null} */
                                direction?: "higher_is_better" | "lower_is_better" | null;
                                cutOffs?: {
                                    detractorMax: number;
                                    promoterMin: number;
                                    severeMax?: number | null;
                                } | null;
                            } | null;
                            touchpoint?: string | null;
                            zone?: string | null;
                            fields?: {
                                score?: string | null;
                                comment?: string | null;
                                email?: string | null;
                                name?: string | null;
                                phone?: string | null;
                                customerId?: string | null;
                                externalId?: string | null;
                                answeredAt?: string | null;
                                language?: string | null;
                                touchpoint?: string | null;
                            } | null;
                            labels?: {
                                [key: string]: number;
                            } | null;
                            surveys?: {
                                [key: string]: {
                                    survey?: {
                                        /** @enum {string} */
                                        kind: "nps" | "csat" | "ces";
                                        scale?: {
                                            min: number;
                                            max: number;
                                        } | null;
                                        /** @enum {string|null} */
                                        direction?: "higher_is_better" | "lower_is_better" | null;
                                        cutOffs?: {
                                            detractorMax: number;
                                            promoterMin: number;
                                            severeMax?: number | null;
                                        } | null;
                                    } | null;
                                    touchpoint?: string | null;
                                    zone?: string | null;
                                    fields?: {
                                        score?: string | null;
                                        comment?: string | null;
                                        email?: string | null;
                                        name?: string | null;
                                        phone?: string | null;
                                        customerId?: string | null;
                                        externalId?: string | null;
                                        answeredAt?: string | null;
                                        language?: string | null;
                                        touchpoint?: string | null;
                                    } | null;
                                    labels?: {
                                        [key: string]: number;
                                    } | null;
                                };
                            } | null;
                        } | null;
                        rev: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            412: components["responses"]["Refusal412"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-source-activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every source by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceActivity"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-sources-name-preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        /** @description The event exactly as the survey tool sends it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "externalId": "r-1001",
                 *       "survey": {
                 *         "kind": "nps",
                 *         "scale": {
                 *           "min": 0,
                 *           "max": 10
                 *         },
                 *         "direction": "higher_is_better"
                 *       },
                 *       "score": 3,
                 *       "comment": "Two weeks late, and nobody called.",
                 *       "touchpoint": "delivery",
                 *       "language": "en",
                 *       "customer": {
                 *         "externalId": "c-9",
                 *         "email": "aino@customer.example",
                 *         "name": "Aino Laine",
                 *         "phone": "+358401234567",
                 *         "language": "fi",
                 *         "tier": "gold",
                 *         "yearlyValue": {
                 *           "amount": 1200,
                 *           "currency": "EUR"
                 *         }
                 *       },
                 *       "consent": {
                 *         "contact": true,
                 *         "marketing": false
                 *       },
                 *       "properties": {
                 *         "order": "A-77"
                 *       }
                 *     }
                 */
                "application/json": {
                    externalId: string;
                    source?: unknown;
                    version?: number | null;
                    survey: {
                        /** @enum {string} */
                        kind: "nps" | "csat" | "ces";
                        scale?: {
                            min: number;
                            max: number;
                        } | null;
                        /** @enum {string|null} */
                        direction?: "higher_is_better" | "lower_is_better" | null;
                        cutOffs?: {
                            detractorMax: number;
                            promoterMin: number;
                            severeMax?: number | null;
                        } | null;
                    } | null;
                    /** @enum {string|null} */
                    channel?: "survey" | "call" | "email" | "chat" | "social" | "visit" | null;
                    score: number | null;
                    comment?: string | null;
                    /**
                     * Format: date-time
                     * @example 2026-11-26T10:00:00+02:00
                     */
                    answeredAt?: string;
                    touchpoint?: string | null;
                    contactRequested?: boolean | null;
                    language?: string | null;
                    customer?: {
                        externalId?: string | null;
                        /** Format: email */
                        email?: string | null;
                        name?: string | null;
                        /** @example +358401234567 */
                        phone?: string | null;
                        language?: string | null;
                        account?: string | null;
                        tier?: string | null;
                        yearlyValue?: {
                            /** @example 1200 */
                            amount: number;
                            /** @example EUR */
                            currency: string;
                        } | null;
                    } | null;
                    consent?: {
                        contact?: boolean | null;
                        marketing?: boolean | null;
                    } | null;
                    properties?: {
                        [key: string]: unknown;
                    } | null;
                };
                "*/*": string;
            };
        };
        responses: {
            /** @description What each part would become. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourcePreview"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            413: components["responses"]["Refusal413"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-source-drafts-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "generic",
                 *       "mapping": {
                 *         "survey": {
                 *           "kind": "nps"
                 *         },
                 *         "fields": {
                 *           "score": "/rating",
                 *           "externalId": "/id"
                 *         }
                 *       },
                 *       "event": "{\"id\":\"a-1\",\"rating\":3}"
                 *     }
                 */
                "application/json": components["schemas"]["SourceDraft"];
            };
        };
        responses: {
            /** @description What each part would become. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourcePreview"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-sources-name-test": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        /** @description The event exactly as the survey tool sends it, at most 1 MiB. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "externalId": "r-1001",
                 *       "survey": {
                 *         "kind": "nps",
                 *         "scale": {
                 *           "min": 0,
                 *           "max": 10
                 *         },
                 *         "direction": "higher_is_better"
                 *       },
                 *       "score": 3,
                 *       "comment": "Two weeks late, and nobody called.",
                 *       "touchpoint": "delivery",
                 *       "language": "en",
                 *       "customer": {
                 *         "externalId": "c-9",
                 *         "email": "aino@customer.example",
                 *         "name": "Aino Laine",
                 *         "phone": "+358401234567",
                 *         "language": "fi",
                 *         "tier": "gold",
                 *         "yearlyValue": {
                 *           "amount": 1200,
                 *           "currency": "EUR"
                 *         }
                 *       },
                 *       "consent": {
                 *         "contact": true,
                 *         "marketing": false
                 *       },
                 *       "properties": {
                 *         "order": "A-77"
                 *       }
                 *     }
                 */
                "application/json": {
                    externalId: string;
                    source?: unknown;
                    version?: number | null;
                    survey: {
                        /** @enum {string} */
                        kind: "nps" | "csat" | "ces";
                        scale?: {
                            min: number;
                            max: number;
                        } | null;
                        /** @enum {string|null} */
                        direction?: "higher_is_better" | "lower_is_better" | null;
                        cutOffs?: {
                            detractorMax: number;
                            promoterMin: number;
                            severeMax?: number | null;
                        } | null;
                    } | null;
                    /** @enum {string|null} */
                    channel?: "survey" | "call" | "email" | "chat" | "social" | "visit" | null;
                    score: number | null;
                    comment?: string | null;
                    /**
                     * Format: date-time
                     * @example 2026-11-26T10:00:00+02:00
                     */
                    answeredAt?: string;
                    touchpoint?: string | null;
                    contactRequested?: boolean | null;
                    language?: string | null;
                    customer?: {
                        externalId?: string | null;
                        /** Format: email */
                        email?: string | null;
                        name?: string | null;
                        /** @example +358401234567 */
                        phone?: string | null;
                        language?: string | null;
                        account?: string | null;
                        tier?: string | null;
                        yearlyValue?: {
                            /** @example 1200 */
                            amount: number;
                            /** @example EUR */
                            currency: string;
                        } | null;
                    } | null;
                    consent?: {
                        contact?: boolean | null;
                        marketing?: boolean | null;
                    } | null;
                    properties?: {
                        [key: string]: unknown;
                    } | null;
                };
                "*/*": string;
            };
        };
        responses: {
            /** @description What became of each part. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventResults"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            413: components["responses"]["Refusal413"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quarantine": {
        parameters: {
            query?: {
                source?: string;
                /** @description Those already dealt with instead of those that wait. */
                settled?: boolean;
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["QuarantinedEvent"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quarantine-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantinedEventWithRaw"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-quarantine-id-replay": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventResults"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-keys": {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys, without their secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-keys": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Till",
                 *       "scopes": [
                 *         "responses:write"
                 *       ],
                 *       "teams": null,
                 *       "expiresAt": "2027-06-01T00:00:00Z"
                 *     }
                 */
                "application/json": {
                    name: string;
                    scopes: ("responses:write" | "responses:read" | "cases:read" | "cases:act" | "customers:read" | "notes:read" | "settings:read" | "settings:write")[];
                    /** @description Teams whose cases the key sees; null = those of every team. */
                    teams?: string[] | null;
                    /**
                     * Format: date-time
                     * @description Null = never.
                     * @example 2026-11-26T10:00:00+02:00
                     */
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description The key and its token. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithToken"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            409: components["responses"]["Refusal409"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-keys-id-rotate": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "formerForMs": 86400000
                 *     }
                 */
                "application/json": {
                    /**
                     * @description How long the present secret holds beside the new one.
                     * @default 86400000
                     */
                    formerForMs?: number;
                };
            };
        };
        responses: {
            /** @description The key and its new token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithToken"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-keys-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No secret of the key holds any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the installation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operations"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-sla-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "calendar": {
                 *         "zone": "Europe/Helsinki",
                 *         "windows": {
                 *           "mon": [
                 *             [
                 *               "08:00",
                 *               "16:00"
                 *             ]
                 *           ],
                 *           "tue": [
                 *             [
                 *               "08:00",
                 *               "16:00"
                 *             ]
                 *           ],
                 *           "wed": [
                 *             [
                 *               "08:00",
                 *               "16:00"
                 *             ]
                 *           ],
                 *           "thu": [
                 *             [
                 *               "08:00",
                 *               "16:00"
                 *             ]
                 *           ],
                 *           "fri": [
                 *             [
                 *               "08:00",
                 *               "16:00"
                 *             ]
                 *           ]
                 *         },
                 *         "closures": [
                 *           {
                 *             "on": "2026-12-07"
                 *           },
                 *           {
                 *             "from": "2026-12-24",
                 *             "to": "2026-12-27"
                 *           },
                 *           {
                 *             "yearly": "01-06"
                 *           }
                 *         ]
                 *       },
                 *       "start": "2026-12-04T13:00:00.000Z",
                 *       "budgetMs": 7200000,
                 *       "suspensions": [
                 *         {
                 *           "from": "2026-12-08T06:00:00.000Z",
                 *           "to": "2026-12-08T07:00:00.000Z",
                 *           "reason": "waiting_customer"
                 *         }
                 *       ],
                 *       "rungs": [
                 *         {
                 *           "percent": 50
                 *         },
                 *         {
                 *           "offsetMs": -3600000
                 *         }
                 *       ],
                 *       "at": "2026-12-08T08:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["SlaPreviewRequest"];
            };
        };
        responses: {
            /** @description The clock, explained. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlaPreview"];
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed-in person. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: components["schemas"]["SessionUser"];
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "maija.heikkinen@kotikone.example",
                 *       "password": "as run.json has it"
                 *     }
                 */
                "application/json": {
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Signed in; the cookie is set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: components["schemas"]["SessionUser"];
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            429: components["responses"]["Refusal429"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended here; the browser goes on to `signOutUrl` to end it at the identity provider too. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        signOutUrl: string;
                    };
                };
            };
            /** @description The session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-users-id-login-link": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The link. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            401: components["responses"]["Refusal401"];
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            409: components["responses"]["Refusal409"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-a-token": {
        parameters: {
            query?: {
                /** @description Language of the page. */
                lang?: "fi" | "sv" | "en";
                /** @description The action was done just now; changes words only. */
                done?: "1";
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page with a button. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Refusal400"];
            404: components["responses"]["Refusal404"];
            /** @description The link is used, expired, void or meant for somebody else; a page says so without saying which. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-a-token": {
        parameters: {
            query?: {
                /** @description Language of the page. */
                lang?: "fi" | "sv" | "en";
                /** @description The action was done just now; changes words only. */
                done?: "1";
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        /** @description Nothing. */
        requestBody?: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Signed in, with the cookie; or the action is done, now or before. */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refusal400"];
            /** @description The action needs its person signed in; a page leads there and back. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            403: components["responses"]["Refusal403"];
            404: components["responses"]["Refusal404"];
            /** @description The link is used, expired, void or meant for somebody else; a page says so without saying which. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            413: components["responses"]["Refusal413"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-demo-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Without their passwords. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DemoPerson"][];
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-demo-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "maija.heikkinen@kotikone.example"
                 *     }
                 */
                "application/json": {
                    email: string;
                };
            };
        };
        responses: {
            /** @description Signed in; the cookie is set. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refusal400"];
            413: components["responses"]["Refusal413"];
            415: components["responses"]["Refusal415"];
            421: components["responses"]["Refusal421"];
            422: components["responses"]["Refusal422"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Alive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok" | "degraded";
                        checks: {
                            /** @enum {string} */
                            database: "up" | "down" | "degraded";
                            /** @enum {string} */
                            migrations: "up" | "down" | "degraded";
                            /** @enum {string} */
                            temporal: "up" | "down" | "degraded";
                        };
                    };
                };
            };
            400: components["responses"]["Refusal400"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Refusal400"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-dev-mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Refusal400"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-dev-mailbox-json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mails, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailboxItem"][];
                };
            };
            400: components["responses"]["Refusal400"];
            421: components["responses"]["Refusal421"];
            431: components["responses"]["Refusal431"];
            503: components["responses"]["Refusal503"];
            /** @description Refused; `code` says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-c-token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page; showing it changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Refusal400"];
            /** @description No such link. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The link has expired. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    "post-c-token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @enum {string} */
                    answer: "yes" | "partly" | "no";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description Taken; back to the page. */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refusal400"];
            /** @description No such link. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The question is not open. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The link has expired. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The form is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Not a form. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The page again, with what is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    "get-p-token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page; showing it changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Refusal400"];
            /** @description No such link. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The link has expired. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    "post-p-token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @enum {string} */
                    surveys?: "on";
                    /** @enum {string} */
                    offers?: "on";
                    /** @enum {string} */
                    "List-Unsubscribe"?: "One-Click";
                };
            };
        };
        responses: {
            /** @description Unsubscribed by one click. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Saved; back to the page. */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refusal400"];
            /** @description No such link. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The link has expired. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The form is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Not a form. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The page again, with what is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    "get-r-token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page; showing it changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Refusal400"];
            /** @description No such link. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The link has expired. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    "get-openapi-json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refusal400"];
        };
    };
    "get-docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Refusal400"];
        };
    };
    "get-docs-problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Refusal400"];
        };
    };
}
