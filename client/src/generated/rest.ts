/* Generated from the routes and the schemas.py of each feature by `npm run types`; do not edit. */
import type * as wire from "./wire";

export type paths = {
    "/api/widget/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start */
        post: operations["widget_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/widget/sessions/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Identify */
        post: operations["widget_identify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/widget/sessions/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renew */
        post: operations["widget_renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/widget/sessions/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open Link */
        post: operations["widget_open_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customer */
        get: operations["widget_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/widget/greeting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Greeting
         * @description As the assistant's folder has it now; `locale` is a tag such as `de-AT`.
         */
        get: operations["widget_greeting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log In */
        post: operations["people_log_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log Out */
        post: operations["people_log_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Me */
        get: operations["people_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set Presence */
        put: operations["people_set_presence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listed */
        get: operations["conversations_listed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/release_all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release All
         * @description Everything that the caller holds, but for what is snoozed: for going off.
         */
        post: operations["conversations_release_all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Thread */
        get: operations["conversations_thread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claim */
        post: operations["conversations_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/claim_next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claim Next */
        post: operations["conversations_claim_next"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/hand_back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand Back */
        post: operations["conversations_hand_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release */
        post: operations["conversations_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Transfer */
        post: operations["conversations_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Snooze */
        post: operations["conversations_snooze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/wake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Wake */
        post: operations["conversations_wake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resolve */
        post: operations["conversations_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen */
        post: operations["conversations_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give Verdict */
        post: operations["conversations_give_verdict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/widget/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload As Customer
         * @description The body is the file, whatever it says about its type.
         */
        post: operations["attachments_upload_as_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload As Agent
         * @description The body is the file, whatever it says about its type.
         */
        post: operations["attachments_upload_as_agent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/widget/attachments/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Links For Customer
         * @description To files of the caller's own conversation.
         */
        post: operations["attachments_links_for_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attachments/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links For Agent */
        post: operations["attachments_links_for_agent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whole */
        get: operations["attachments_whole"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attachments/{attachment_id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Thumbnail */
        get: operations["attachments_thumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listed
         * @description Those in this state, at most 500, the newest first.
         */
        get: operations["deliveries_listed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listed */
        get: operations["replies_listed"];
        put?: never;
        /**
         * Make
         * @description Everybody's may be written by designers and admins alone.
         */
        post: operations["replies_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{reply_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change */
        put: operations["replies_change"];
        post?: never;
        /** Remove */
        delete: operations["replies_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suggest
         * @description For the question that waits for the caller; what is shown is remembered until the reply.
         */
        post: operations["replies_suggest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Candidates */
        get: operations["review_candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/candidates/{candidate_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve */
        post: operations["review_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/candidates/{candidate_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject */
        post: operations["review_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/candidates/{candidate_id}/take_back_rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take Back Rejection */
        post: operations["review_take_back_rejection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Intents */
        get: operations["review_intents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Topics */
        get: operations["review_topics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search
         * @description `agent_id`: who has it, or had it last. `since`, `until`: when it was said.
         */
        get: operations["search_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Now */
        get: operations["reports_now"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report
         * @description `day`: the last one of the span. `zone`: whose midnights, such as `Europe/Berlin`.
         */
        get: operations["reports_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/service-levels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * By Day
         * @description `days`: how many, today among them. Measured by the hours and targets that hold now.
         */
        get: operations["service_levels_by_day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everyone */
        get: operations["team_everyone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/team/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Choices */
        get: operations["team_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/team/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set Rules */
        put: operations["team_set_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/team/people/{agent_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set Limits */
        put: operations["team_set_limits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/team/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add Team */
        post: operations["team_add_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/team/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change Team */
        put: operations["team_change_team"];
        post?: never;
        /** Remove Team */
        delete: operations["team_remove_team"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/training": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Training */
        get: operations["training_training"];
        put?: never;
        /** Start Training */
        post: operations["training_start_training"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Models */
        get: operations["training_models"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Roll Back */
        post: operations["training_roll_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description `ok`: everything works. `degraded`: customers are served, but only by people.
         */
        get: operations["operation_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        /** @enum {string} */
        Action: "own_account" | "read" | "reply" | "share_replies" | "note" | "assign" | "reassign" | "supervise" | "rate_escalation" | "review" | "train" | "deploy" | "reports";
        /** @description One entry of the log, as agents see it; `prev` is always the one before. */
        AgentEventFrame: wire.AgentEventFrame;
        /** @description The agent who held it has not answered for this many minutes. */
        AgentGone: wire.AgentGone;
        AgentSaid: wire.AgentSaid;
        /** @description Exactly one of the two. */
        Approve: {
            intent?: string | null;
            new_intent?: components["schemas"]["NewIntent"] | null;
        };
        /** @description The customer wants a person, in words or by a button. */
        Asked: wire.Asked;
        /** @description The epoch at which the caller saw the conversation; refused if there is a newer one. */
        AtEpoch: {
            epoch: number;
        };
        /** @description A file; what is in it is stored elsewhere. */
        Attachment: wire.Attachment;
        /** @description Paths at the service: the whole file, and of a picture a small one. */
        AttachmentLink: {
            id: string;
            url: string;
            thumbnail_url: string | null;
        };
        /** @description Those that the caller may see; after `expires_at`, ask again. */
        AttachmentLinks: {
            links: components["schemas"]["AttachmentLink"][];
            /** Format: date-time */
            expires_at: string;
        };
        /** @description Ids of files that somebody is about to see. */
        AttachmentsShown: {
            ids: string[];
        };
        /**
         * @description `error`: the code of one of `handoff.domain.errors`, or `unexpected`; the service's log has
         *     more.
         */
        BotFailed: wire.BotFailed;
        /** @description One bubble of the bot; `buttons` are texts that the customer can send with a click. */
        BotMessage: wire.BotMessage;
        /** @description The bot's answer to the customer message (or choice) numbered `reply_to`: one a turn. */
        BotSaid: wire.BotSaid;
        /** @description The bot had nothing to say, or was busy with too many other customers. */
        BotSilent: wire.BotSilent;
        /** @description The bot did not answer within its deadline. */
        BotSlow: wire.BotSlow;
        /** @description An agent gave it back to the queue, or was away when it came back from being put off. */
        ByAgent: wire.ByAgent;
        /** @description A proposed training example. All texts are masked. */
        Candidate: {
            id: string;
            state: components["schemas"]["CandidateState"];
            /** @enum {string} */
            source: "reply" | "did_not_help";
            question: string;
            reply: string;
            guess: components["schemas"]["Guess"][];
            unknown: number | null;
            mood: components["schemas"]["Mood"] | null;
            reasons: (components["schemas"]["InDanger"] | components["schemas"]["SensitiveMatter"] | components["schemas"]["Asked"] | components["schemas"]["Measured"] | components["schemas"]["MatterForAPerson"] | components["schemas"]["OtherLanguage"] | components["schemas"]["SentFiles"] | components["schemas"]["FailedTurns"] | components["schemas"]["Sarcastic"] | components["schemas"]["BotSilent"] | components["schemas"]["BotSlow"] | components["schemas"]["BotFailed"] | components["schemas"]["ByAgent"] | components["schemas"]["ToTeam"] | components["schemas"]["AgentGone"] | components["schemas"]["OtherReason"])[];
            conversation_id: string;
            agent_name: string | null;
            /** Format: date-time */
            created_at: string;
            taught: boolean;
            verdict_intent: string | null;
            verdict_by: string | null;
            verdict_at: string | null;
        };
        /** @enum {string} */
        CandidateState: "open" | "approved" | "rejected";
        Candidates: {
            items: components["schemas"]["Candidate"][];
            open: number;
        };
        /** @description All that the caller can use: everybody's and their own. */
        CannedReplies: {
            items: components["schemas"]["CannedReply"][];
            languages: string[];
        };
        CannedReply: {
            id: string;
            shortcut: string;
            shared: boolean;
            texts: {
                [key: string]: string;
            };
        };
        /** @description What teams can be for. */
        Choices: {
            languages: string[];
            intents: components["schemas"]["IntentName"][];
        };
        /** @description The customer pressed button `option` of the question `clarify_seq`; None: none of these. */
        Chosen: wire.Chosen;
        Claimed: wire.Claimed;
        ClarifyAsked: wire.ClarifyAsked;
        ClarifyOption: wire.ClarifyOption;
        Colleague: {
            id: string;
            name: string;
            username: string;
            role: components["schemas"]["Role"];
            presence: components["schemas"]["Presence"];
            capacity: number | null;
            languages: string[];
        };
        /** @description Nobody was online: the customer leaves an address for the answer. */
        ContactLeft: wire.ContactLeft;
        Conversations: {
            items: components["schemas"]["InboxItem"][];
        };
        Counted: {
            code: string | null;
            count: number;
        };
        /** @description A customer, with all their conversations, the most recently updated first. */
        CustomerFacts: {
            id: string;
            user_id: string | null;
            name: string | null;
            email: string | null;
            attributes: {
                [key: string]: string | number | boolean;
            };
            language: string | null;
            time_zone: string | null;
            conversations: string[];
            merges: components["schemas"]["CustomerMerge"][];
        };
        /** @description An anonymous visitor turned out to be this customer. */
        CustomerMerge: {
            from_id: string;
            /** Format: date-time */
            at: string;
            conversations: string[];
        };
        CustomerSaid: wire.CustomerSaid;
        /**
         * @description What was decided about one customer message.
         * @enum {string}
         */
        Decision: wire.Decision;
        Deliveries: {
            items: components["schemas"]["DeliveryState"][];
        };
        /** @description What an agent said (`message_seq`) could not be sent to a customer who had left. */
        DeliveryFailed: wire.DeliveryFailed;
        /** @description How far one message of an agent has come on its way to a customer who had left. */
        DeliveryState: {
            conversation_id: string;
            seq: number;
            channel: string;
            address: string;
            state: components["schemas"]["State"];
            attempts: number;
            /** Format: date-time */
            next_try_at: string;
            last_error: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @description What a program may want to know about an error; only what applies is there. */
        Details: {
            id?: string;
            name?: string;
            owner?: string | null;
            epoch?: number;
            seq?: number;
            status?: string;
            by?: string;
            run?: string | null;
            seconds?: number;
        };
        /** @description When the time of a clock that runs will be over (`at`), and when that is near. */
        Due: wire.Due;
        /** @description The conversation enters the queue. */
        Escalated: wire.Escalated;
        /** @description So many turns in a row came to nothing; `unusable_answers`: a form refused what it got. */
        FailedTurns: wire.FailedTurns;
        /**
         * @description The bot says that it has no (other) answer to `reply_to`, and stays: the customer may put it
         *     differently or ask for a person. `none_of_these`: what it offered was not meant;
         *     `not_understood`: a remark that it makes nothing of; `said_before`: all it knows was said more
         *     than once.
         */
        Fallback: wire.Fallback;
        /**
         * @description Of `total` held-out questions the new model got `after` right, the live one `before`.
         *
         *     Right about what? `fewer_understood`: the intent; `fewer_answered`: the answer;
         *     `fewer_left_alone`: that there is none to give.
         */
        FewerRight: wire.FewerRight;
        /** @description Of a whole span, so far. */
        Figures: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            opened: number;
            by_bot: number;
            by_person: number;
            unsolved: number;
            spam: number;
            closed_unanswered: number;
            passed_on: number;
            answered: number;
            still_waiting: number;
            never_answered: number;
            median_s: number | null;
            p90_s: number | null;
            ratings: number[];
            mean_rating: number | null;
        };
        GiveVerdict: {
            /** @enum {string} */
            verdict: "right" | "too_early" | "too_late" | "not_needed";
        };
        /** @description One entry of the bot's intent ranking; `confidence` is a calibrated probability. */
        Guess: wire.Guess;
        /** @description The bot goes on: an agent gave it back, or the customer left the queue. */
        HandedBack: wire.HandedBack;
        Health: {
            /** @enum {string} */
            status: "ok" | "degraded";
            bot: string | null;
            /** @constant */
            database: "ok";
            unreadable_mails: number;
        };
        /** @description Where people help: by telephone, or at a web address. */
        HelpLine: wire.HelpLine;
        /**
         * @description Standing words where care is needed, in danger whoever has the conversation: not the bot's
         *     own. Only in danger there are help lines, unless the assistant brings others.
         */
        HelpOffered: wire.HelpOffered;
        /** @description The customer asks for a person, or says that the bot's answer `about_seq` did not help. */
        HumanRequested: wire.HumanRequested;
        /** @description The same for a visitor who already has a session. */
        IdentifySession: {
            /** @default en */
            locale?: string;
            user_id: string;
            user_hash: string;
            name?: string | null;
            email?: string | null;
            attributes?: {
                [key: string]: boolean | number | string;
            };
            language?: string | null;
            time_zone?: string | null;
            token: string;
        };
        /** @description What was written speaks of danger to life or of self-harm. */
        InDanger: wire.InDanger;
        /** @description One conversation as the console lists it; `version` is its newest sequence number. */
        InboxItem: wire.InboxItem;
        /**
         * @description The new model gets `after` of this intent's `total` held-out questions right, the live one
         *     `before`.
         */
        IntentLost: wire.IntentLost;
        IntentName: {
            name: string;
            label: string;
        };
        Intents: {
            items: components["schemas"]["KnownIntent"][];
        };
        /** @description The machine's judgement of message `message_seq`. */
        Judged: wire.Judged;
        /** @description An intent that an example can be assigned to, with its current number of examples. */
        KnownIntent: {
            name: string;
            label: string;
            examples: number;
            answer: string;
            learned: boolean;
        };
        Login: {
            username: string;
            password: string;
        };
        /** @description The mail that a message came in. */
        Mailed: wire.Mailed;
        /** @description Questions of this intent always go to a person. `label`: what the assistant calls it. */
        MatterForAPerson: wire.MatterForAPerson;
        Me: {
            id: string;
            username: string;
            name: string;
            role: components["schemas"]["Role"];
            presence: components["schemas"]["Presence"];
            may: components["schemas"]["Action"][];
        };
        /** @description A signal of the detector that passed its threshold; both 0 to 1. */
        Measured: wire.Measured;
        /** @enum {string} */
        Metric: wire.Metric;
        /** @enum {string} */
        Mode: "manual" | "automatic";
        /**
         * @description `promise`: in the main language. `promises`: in others, by their tags, as far as they were
         *     tested on held-out questions; elsewhere nothing is promised.
         */
        Model: {
            id: string;
            dataset: string;
            /** Format: date-time */
            created_at: string;
            live: boolean;
            metrics: {
                [key: string]: number;
            };
            promise: components["schemas"]["Promise"] | null;
            promises: {
                [key: string]: components["schemas"]["Promise"];
            };
        };
        Models: {
            items: components["schemas"]["Model"][];
        };
        /** @description Probabilities for the tone of one utterance; those of the three tones sum to 1. */
        Mood: wire.Mood;
        /** @description An intent to be taught: how customers say it, and what the bot answers. */
        NewIntent: {
            name: string;
            label: string;
            phrasings: string[];
            answer: string;
        };
        /**
         * @description A visitor; with `user_id`, one whom the website knows.
         *
         *     `user_hash`: HMAC-SHA256 of the user id, in hexadecimal, with `BATON_IDENTITY_SECRET`, made by
         *     the website's server.
         */
        NewSession: {
            /** @default en */
            locale?: string;
            user_id?: string | null;
            user_hash?: string | null;
            name?: string | null;
            email?: string | null;
            attributes?: {
                [key: string]: boolean | number | string;
            };
            language?: string | null;
            time_zone?: string | null;
        };
        /** @description An internal note. */
        NoteAdded: wire.NoteAdded;
        Now: {
            /** Format: date-time */
            at: string;
            waiting: number;
            longest_wait_since: string | null;
            online: string[];
            with_bot: number;
            with_people: number;
        };
        /** @description What a link in a mail holds. */
        OpenLink: {
            link: string;
        };
        /** @description The customer writes in a language in which there are no answers. */
        OtherLanguage: wire.OtherLanguage;
        /** @description Words from before there were codes, for which no code was found. */
        OtherReason: wire.OtherReason;
        /** @description Words from before there were codes, for which no code was found. */
        OtherRunReason: wire.OtherRunReason;
        Owner: wire.Owner;
        /** @description An hour of the day, or a day. */
        Part: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            opened: number;
            by_bot: number;
            by_person: number;
            answered: number;
            median_s: number | null;
            p90_s: number | null;
        };
        /** @enum {string} */
        Presence: "online" | "away" | "offline";
        /** @description Every error of the API: a code for programs, a sentence for people. */
        Problem: {
            code: string;
            message: string;
            details: components["schemas"]["Details"];
        };
        /**
         * @description At most `bound` of the automatic answers are wrong, with this `confidence`, for questions
         *     like those the model was taught, or in another language like those held out; it answers the
         *     share `answered` of them. `certified`: the bound is within the `risk` that was asked for.
         */
        Promise: {
            risk: number;
            confidence: number;
            certified: boolean;
            bound: number;
            answered: number;
        };
        /** @description A conversation that a person holds, or that waits for one, has become more urgent. */
        Raised: wire.Raised;
        /** @description Lower is served first; of equal ones, that with the lower conversation id. */
        Rank: wire.Rank;
        Rated: wire.Rated;
        /** @description How an answer reaches the customer at this moment; `address`: where mail goes. */
        Reach: wire.Reach;
        RenewSession: {
            token: string;
        };
        Reopen: {
            epoch: number;
            /**
             * @default agent
             * @enum {string}
             */
            to?: "agent" | "queue";
        };
        /**
         * @description It was resolved and is open again: the customer came back, or the agent named here opened it.
         *
         *     An agent may have resolved it by mistake, so the last four say how it stood before that.
         */
        Reopened: wire.Reopened;
        Report: {
            figures: components["schemas"]["Figures"];
            before: components["schemas"]["Figures"];
            parts: components["schemas"]["Part"][];
            reasons: components["schemas"]["Counted"][];
            languages: components["schemas"]["Counted"][];
        };
        Resolve: {
            epoch: number;
            last_seen?: number | null;
            /**
             * @default solved
             * @enum {string}
             */
            outcome?: "solved" | "unsolved" | "spam";
            topic?: string | null;
        };
        Resolved: wire.Resolved;
        /** @enum {string} */
        Role: "agent" | "supervisor" | "designer" | "admin";
        /** @description It waits for this team; None: for nobody in particular. */
        Routed: wire.Routed;
        Rules: {
            mode: components["schemas"]["Mode"];
            capacity: number;
        };
        /**
         * @description `error`: the code of one of `handoff.domain.errors`, or `unexpected`; `detail`: what the part
         *     that failed said last, in its own words.
         */
        RunFailed: wire.RunFailed;
        /** @enum {string} */
        RunState: wire.RunState;
        /**
         * @description What is being done, in the order of a run.
         * @enum {string}
         */
        RunStep: wire.RunStep;
        /** @description The service was stopped, or died, before the run had ended. */
        RunStopped: wire.RunStopped;
        RunTimedOut: wire.RunTimedOut;
        /** @description Thanks or praise that mean the opposite. */
        Sarcastic: wire.Sarcastic;
        SaveTeam: {
            name: string;
            languages: string[];
            intents: string[];
            member_ids: string[];
        };
        /** @description A conversation, and the place in it that matches best. */
        SearchHit: {
            conversation: components["schemas"]["InboxItem"];
            seq: number | null;
            source: components["schemas"]["Source"];
            /** Format: date-time */
            at: string;
            snippet: components["schemas"]["SnippetPart"][];
        };
        /** @description The best first; `next`: what to give as `after` for more, None: there is no more. */
        SearchResults: {
            hits: components["schemas"]["SearchHit"][];
            next: string | null;
        };
        /** @description What was written is for a person alone: somebody has died, lawyers, the press. */
        SensitiveMatter: wire.SensitiveMatter;
        /** @description The customer sent a file, which the bot cannot look at. */
        SentFiles: wire.SentFiles;
        /**
         * @description How many clocks ended on this day, and how many of them in time. One that runs late and has
         *     not ended counts today.
         */
        ServiceLevelDay: {
            /** Format: date */
            day: string;
            metric: components["schemas"]["Metric"];
            ended: number;
            met: number;
        };
        /**
         * @description `time_zone`: that of the days; null: UTC, since the team is always there. Days without an
         *     end are left out.
         */
        ServiceLevelReport: {
            time_zone: string | null;
            targets: components["schemas"]["ServiceLevelTarget"][];
            days: components["schemas"]["ServiceLevelDay"][];
        };
        /** @description In minutes of working time, for conversations of this priority. */
        ServiceLevelTarget: {
            priority: number;
            metric: components["schemas"]["Metric"];
            minutes: number;
        };
        SetLimits: {
            capacity: number | null;
            languages: string[];
        };
        SetPresence: {
            presence: components["schemas"]["Presence"];
        };
        /** @description Some of a text; `hit`: it is what was searched for. */
        SnippetPart: {
            text: string;
            hit: boolean;
        };
        Snooze: {
            epoch: number;
            /** Format: date-time */
            until: string;
            last_seen?: number | null;
        };
        /** @description Put off by its holder; for the customer nothing has changed. */
        Snoozed: wire.Snoozed;
        /**
         * @description Whose words they are.
         * @enum {string}
         */
        Source: "customer" | "bot" | "agent" | "note" | "facts";
        /** @enum {string} */
        Span: "day" | "week" | "four_weeks";
        Staff: {
            people: components["schemas"]["Colleague"][];
            teams: components["schemas"]["Team"][];
            rules: components["schemas"]["Rules"];
            gone_after_s: number;
        };
        /**
         * @description Of one delivery.
         * @enum {string}
         */
        State: "pending" | "failed" | "sent" | "seen" | "dead";
        /** @enum {string} */
        Status: wire.Status;
        /**
         * @description A past answer to a question like the one that waits. Personal data is masked, and so are the
         *     names of that customer and agent as we know them; others that were written are not.
         */
        Suggestion: {
            id: string;
            text: string;
            similarity: number;
        };
        /** @description The best first; empty: nothing is alike enough, or it cannot be told now. */
        Suggestions: {
            question_seq: number | null;
            items: components["schemas"]["Suggestion"][];
        };
        Summary: wire.Summary;
        /** @description Something that was said, and where it is in the log. */
        SummaryLine: wire.SummaryLine;
        Team: {
            id: string;
            name: string;
            languages: string[];
            intents: string[];
            member_ids: string[];
        };
        TeamName: wire.TeamName;
        Thread: {
            conversation: components["schemas"]["InboxItem"];
            events: components["schemas"]["AgentEventFrame"][];
        };
        /**
         * @description Each comes whole before the next.
         * @enum {integer}
         */
        Tier: wire.Tier;
        /** @description An agent passed it on to a team. */
        ToTeam: wire.ToTeam;
        /** @description What a conversation can have been about: an intent, in words. */
        Topic: {
            name: string;
            label: string;
        };
        Topics: {
            items: components["schemas"]["Topic"][];
        };
        /**
         * @description A training run as it stands, `elapsed_s` seconds after it began.
         *
         *     `progress`: 0 to 1, as far as it can be known. `reasons`: why the gate refused, or what failed.
         *     `candidate`, `live`: the two models' `accuracy`, `answered_rightly` and `unknown_not_answered`
         *     on the held-out questions.
         */
        TrainingRun: wire.TrainingRun;
        /** @description `pending`: how many approved examples the live model has not learnt yet. */
        TrainingStatus: {
            run: components["schemas"]["TrainingRun"] | null;
            pending: number;
            live_model: string | null;
        };
        /** @description To exactly one of the two; the note is for whoever gets it. */
        Transfer: {
            epoch: number;
            to_agent_id?: string | null;
            to_team_id?: string | null;
            note?: string | null;
        };
        /** @description Passed on to a colleague, by its holder or by someone who may reassign others' work. */
        Transferred: wire.Transferred;
        /** @description An agent's verdict on an escalation; the machine's judgement stays beside it untouched. */
        VerdictGiven: wire.VerdictGiven;
        /**
         * @description How an answer reaches the customer.
         * @enum {string}
         */
        Way: wire.Way;
        /** @description What the widget says first. `name`: the assistant's, as customers see it. */
        WidgetGreeting: {
            name: string;
            intro: string;
            suggestions: string[];
        };
        WidgetSession: {
            token: string;
            conversation_id: string;
        };
        /** @description No longer put off: back with its holder. If that agent is away, an escalation follows. */
        Woken: wire.Woken;
        /** @description A canned reply as it is to be from now on. */
        WriteReply: {
            shortcut: string;
            shared: boolean;
            texts: {
                [key: string]: string;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type Action = components['schemas']['Action'];
export type AgentEventFrame = components['schemas']['AgentEventFrame'];
export type AgentGone = components['schemas']['AgentGone'];
export type AgentSaid = components['schemas']['AgentSaid'];
export type Approve = components['schemas']['Approve'];
export type Asked = components['schemas']['Asked'];
export type AtEpoch = components['schemas']['AtEpoch'];
export type Attachment = components['schemas']['Attachment'];
export type AttachmentLink = components['schemas']['AttachmentLink'];
export type AttachmentLinks = components['schemas']['AttachmentLinks'];
export type AttachmentsShown = components['schemas']['AttachmentsShown'];
export type BotFailed = components['schemas']['BotFailed'];
export type BotMessage = components['schemas']['BotMessage'];
export type BotSaid = components['schemas']['BotSaid'];
export type BotSilent = components['schemas']['BotSilent'];
export type BotSlow = components['schemas']['BotSlow'];
export type ByAgent = components['schemas']['ByAgent'];
export type Candidate = components['schemas']['Candidate'];
export type CandidateState = components['schemas']['CandidateState'];
export type Candidates = components['schemas']['Candidates'];
export type CannedReplies = components['schemas']['CannedReplies'];
export type CannedReply = components['schemas']['CannedReply'];
export type Choices = components['schemas']['Choices'];
export type Chosen = components['schemas']['Chosen'];
export type Claimed = components['schemas']['Claimed'];
export type ClarifyAsked = components['schemas']['ClarifyAsked'];
export type ClarifyOption = components['schemas']['ClarifyOption'];
export type Colleague = components['schemas']['Colleague'];
export type ContactLeft = components['schemas']['ContactLeft'];
export type Conversations = components['schemas']['Conversations'];
export type Counted = components['schemas']['Counted'];
export type CustomerFacts = components['schemas']['CustomerFacts'];
export type CustomerMerge = components['schemas']['CustomerMerge'];
export type CustomerSaid = components['schemas']['CustomerSaid'];
export type Decision = components['schemas']['Decision'];
export type Deliveries = components['schemas']['Deliveries'];
export type DeliveryFailed = components['schemas']['DeliveryFailed'];
export type DeliveryState = components['schemas']['DeliveryState'];
export type Details = components['schemas']['Details'];
export type Due = components['schemas']['Due'];
export type Escalated = components['schemas']['Escalated'];
export type FailedTurns = components['schemas']['FailedTurns'];
export type Fallback = components['schemas']['Fallback'];
export type FewerRight = components['schemas']['FewerRight'];
export type Figures = components['schemas']['Figures'];
export type GiveVerdict = components['schemas']['GiveVerdict'];
export type Guess = components['schemas']['Guess'];
export type HandedBack = components['schemas']['HandedBack'];
export type Health = components['schemas']['Health'];
export type HelpLine = components['schemas']['HelpLine'];
export type HelpOffered = components['schemas']['HelpOffered'];
export type HumanRequested = components['schemas']['HumanRequested'];
export type IdentifySession = components['schemas']['IdentifySession'];
export type InDanger = components['schemas']['InDanger'];
export type InboxItem = components['schemas']['InboxItem'];
export type IntentLost = components['schemas']['IntentLost'];
export type IntentName = components['schemas']['IntentName'];
export type Intents = components['schemas']['Intents'];
export type Judged = components['schemas']['Judged'];
export type KnownIntent = components['schemas']['KnownIntent'];
export type Login = components['schemas']['Login'];
export type Mailed = components['schemas']['Mailed'];
export type MatterForAPerson = components['schemas']['MatterForAPerson'];
export type Me = components['schemas']['Me'];
export type Measured = components['schemas']['Measured'];
export type Metric = components['schemas']['Metric'];
export type Mode = components['schemas']['Mode'];
export type Model = components['schemas']['Model'];
export type Models = components['schemas']['Models'];
export type Mood = components['schemas']['Mood'];
export type NewIntent = components['schemas']['NewIntent'];
export type NewSession = components['schemas']['NewSession'];
export type NoteAdded = components['schemas']['NoteAdded'];
export type Now = components['schemas']['Now'];
export type OpenLink = components['schemas']['OpenLink'];
export type OtherLanguage = components['schemas']['OtherLanguage'];
export type OtherReason = components['schemas']['OtherReason'];
export type OtherRunReason = components['schemas']['OtherRunReason'];
export type Owner = components['schemas']['Owner'];
export type Part = components['schemas']['Part'];
export type Presence = components['schemas']['Presence'];
export type Problem = components['schemas']['Problem'];
export type Promise = components['schemas']['Promise'];
export type Raised = components['schemas']['Raised'];
export type Rank = components['schemas']['Rank'];
export type Rated = components['schemas']['Rated'];
export type Reach = components['schemas']['Reach'];
export type RenewSession = components['schemas']['RenewSession'];
export type Reopen = components['schemas']['Reopen'];
export type Reopened = components['schemas']['Reopened'];
export type Report = components['schemas']['Report'];
export type Resolve = components['schemas']['Resolve'];
export type Resolved = components['schemas']['Resolved'];
export type Role = components['schemas']['Role'];
export type Routed = components['schemas']['Routed'];
export type Rules = components['schemas']['Rules'];
export type RunFailed = components['schemas']['RunFailed'];
export type RunState = components['schemas']['RunState'];
export type RunStep = components['schemas']['RunStep'];
export type RunStopped = components['schemas']['RunStopped'];
export type RunTimedOut = components['schemas']['RunTimedOut'];
export type Sarcastic = components['schemas']['Sarcastic'];
export type SaveTeam = components['schemas']['SaveTeam'];
export type SearchHit = components['schemas']['SearchHit'];
export type SearchResults = components['schemas']['SearchResults'];
export type SensitiveMatter = components['schemas']['SensitiveMatter'];
export type SentFiles = components['schemas']['SentFiles'];
export type ServiceLevelDay = components['schemas']['ServiceLevelDay'];
export type ServiceLevelReport = components['schemas']['ServiceLevelReport'];
export type ServiceLevelTarget = components['schemas']['ServiceLevelTarget'];
export type SetLimits = components['schemas']['SetLimits'];
export type SetPresence = components['schemas']['SetPresence'];
export type SnippetPart = components['schemas']['SnippetPart'];
export type Snooze = components['schemas']['Snooze'];
export type Snoozed = components['schemas']['Snoozed'];
export type Source = components['schemas']['Source'];
export type Span = components['schemas']['Span'];
export type Staff = components['schemas']['Staff'];
export type State = components['schemas']['State'];
export type Status = components['schemas']['Status'];
export type Suggestion = components['schemas']['Suggestion'];
export type Suggestions = components['schemas']['Suggestions'];
export type Summary = components['schemas']['Summary'];
export type SummaryLine = components['schemas']['SummaryLine'];
export type Team = components['schemas']['Team'];
export type TeamName = components['schemas']['TeamName'];
export type Thread = components['schemas']['Thread'];
export type Tier = components['schemas']['Tier'];
export type ToTeam = components['schemas']['ToTeam'];
export type Topic = components['schemas']['Topic'];
export type Topics = components['schemas']['Topics'];
export type TrainingRun = components['schemas']['TrainingRun'];
export type TrainingStatus = components['schemas']['TrainingStatus'];
export type Transfer = components['schemas']['Transfer'];
export type Transferred = components['schemas']['Transferred'];
export type VerdictGiven = components['schemas']['VerdictGiven'];
export type Way = components['schemas']['Way'];
export type WidgetGreeting = components['schemas']['WidgetGreeting'];
export type WidgetSession = components['schemas']['WidgetSession'];
export type Woken = components['schemas']['Woken'];
export type WriteReply = components['schemas']['WriteReply'];
export type $defs = Record<string, never>;
export interface operations {
    widget_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSession"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSession"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_identify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentifySession"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSession"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_renew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenewSession"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSession"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_open_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenLink"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSession"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerFacts"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_greeting: {
        parameters: {
            query?: {
                locale?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetGreeting"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    people_log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    people_log_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    people_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    people_set_presence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPresence"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversations_listed: {
        parameters: {
            query?: {
                status?: string;
                customer_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversations"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversations_release_all: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversations_thread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversations_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AtEpoch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxItem"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversations_claim_next: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxItem"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversations_hand_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AtEpoch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxItem"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversations_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AtEpoch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxItem"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversations_transfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Transfer"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxItem"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversations_snooze: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Snooze"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxItem"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversations_wake: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AtEpoch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxItem"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversations_resolve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resolve"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxItem"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversations_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reopen"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxItem"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversations_give_verdict: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveVerdict"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachments_upload_as_customer: {
        parameters: {
            query: {
                name: string;
            };
            header?: {
                authorization?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachments_upload_as_agent: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachments_links_for_customer: {
        parameters: {
            query?: never;
            header?: {
                authorization?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachmentsShown"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentLinks"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachments_links_for_agent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachmentsShown"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentLinks"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachments_whole: {
        parameters: {
            query: {
                until: number;
                signature: string;
            };
            header?: never;
            path: {
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                    "image/jpeg": string;
                    "image/webp": string;
                    "image/gif": string;
                    "application/pdf": string;
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachments_thumbnail: {
        parameters: {
            query: {
                until: number;
                signature: string;
            };
            header?: never;
            path: {
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deliveries_listed: {
        parameters: {
            query?: {
                state?: components["schemas"]["State"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deliveries"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replies_listed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReplies"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replies_make: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteReply"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReply"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replies_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteReply"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReply"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replies_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replies_suggest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    review_candidates: {
        parameters: {
            query?: {
                state?: components["schemas"]["CandidateState"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candidates"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    review_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidate_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Approve"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candidate"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    review_reject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidate_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candidate"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    review_take_back_rejection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidate_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candidate"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    review_intents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Intents"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    review_topics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Topics"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_search: {
        parameters: {
            query?: {
                q?: string;
                status?: components["schemas"]["Status"][] | null;
                agent_id?: string | null;
                language?: string | null;
                since?: string | null;
                until?: string | null;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResults"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reports_now: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Now"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reports_report: {
        parameters: {
            query: {
                day: string;
                span?: components["schemas"]["Span"];
                zone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    service_levels_by_day: {
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
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceLevelReport"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    team_everyone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Staff"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    team_choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    team_set_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rules"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Staff"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    team_set_limits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetLimits"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Staff"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    team_add_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveTeam"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Staff"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    team_change_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveTeam"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Staff"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    team_remove_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Staff"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    training_training: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingStatus"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    training_start_training: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingStatus"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    training_models: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Models"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    training_roll_back: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Models"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    operation_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description It could not be done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
