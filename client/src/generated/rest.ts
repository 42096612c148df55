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
        Action: "own_account" | "read" | "reply" | "note" | "assign" | "reassign" | "rate_escalation" | "review" | "train" | "deploy";
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
            reasons: (components["schemas"]["InDanger"] | components["schemas"]["SensitiveMatter"] | components["schemas"]["Asked"] | components["schemas"]["Measured"] | components["schemas"]["MatterForAPerson"] | components["schemas"]["OtherLanguage"] | components["schemas"]["SentFiles"] | components["schemas"]["FailedTurns"] | components["schemas"]["Sarcastic"] | components["schemas"]["BotSilent"] | components["schemas"]["BotSlow"] | components["schemas"]["BotFailed"] | components["schemas"]["ByAgent"] | components["schemas"]["AgentGone"] | components["schemas"]["OtherReason"])[];
            conversation_id: string;
            agent_name: string | null;
            /** Format: date-time */
            created_at: string;
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
        /** @description The customer pressed button `option` of the question `clarify_seq`; None: none of these. */
        Chosen: wire.Chosen;
        Claimed: wire.Claimed;
        ClarifyAsked: wire.ClarifyAsked;
        ClarifyOption: wire.ClarifyOption;
        /** @description Nobody was online: the customer leaves an address for the answer. */
        ContactLeft: wire.ContactLeft;
        Conversations: {
            items: components["schemas"]["InboxItem"][];
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
        Resolve: {
            epoch: number;
            last_seen?: number | null;
            /**
             * @default solved
             * @enum {string}
             */
            outcome?: "solved" | "unsolved" | "spam";
        };
        Resolved: wire.Resolved;
        /** @enum {string} */
        Role: "agent" | "designer" | "admin";
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
        /**
         * @description Of one delivery.
         * @enum {string}
         */
        State: "pending" | "failed" | "sent" | "seen" | "dead";
        /** @enum {string} */
        Status: wire.Status;
        Summary: wire.Summary;
        /** @description Something that was said, and where it is in the log. */
        SummaryLine: wire.SummaryLine;
        Thread: {
            conversation: components["schemas"]["InboxItem"];
            events: components["schemas"]["AgentEventFrame"][];
        };
        /**
         * @description Each comes whole before the next.
         * @enum {integer}
         */
        Tier: wire.Tier;
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
        Transfer: {
            epoch: number;
            to_agent_id: string;
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
export type Chosen = components['schemas']['Chosen'];
export type Claimed = components['schemas']['Claimed'];
export type ClarifyAsked = components['schemas']['ClarifyAsked'];
export type ClarifyOption = components['schemas']['ClarifyOption'];
export type ContactLeft = components['schemas']['ContactLeft'];
export type Conversations = components['schemas']['Conversations'];
export type CustomerFacts = components['schemas']['CustomerFacts'];
export type CustomerMerge = components['schemas']['CustomerMerge'];
export type CustomerSaid = components['schemas']['CustomerSaid'];
export type Decision = components['schemas']['Decision'];
export type Deliveries = components['schemas']['Deliveries'];
export type DeliveryFailed = components['schemas']['DeliveryFailed'];
export type DeliveryState = components['schemas']['DeliveryState'];
export type Details = components['schemas']['Details'];
export type Escalated = components['schemas']['Escalated'];
export type FailedTurns = components['schemas']['FailedTurns'];
export type Fallback = components['schemas']['Fallback'];
export type FewerRight = components['schemas']['FewerRight'];
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
export type Intents = components['schemas']['Intents'];
export type Judged = components['schemas']['Judged'];
export type KnownIntent = components['schemas']['KnownIntent'];
export type Login = components['schemas']['Login'];
export type MatterForAPerson = components['schemas']['MatterForAPerson'];
export type Me = components['schemas']['Me'];
export type Measured = components['schemas']['Measured'];
export type Model = components['schemas']['Model'];
export type Models = components['schemas']['Models'];
export type Mood = components['schemas']['Mood'];
export type NewIntent = components['schemas']['NewIntent'];
export type NewSession = components['schemas']['NewSession'];
export type NoteAdded = components['schemas']['NoteAdded'];
export type OpenLink = components['schemas']['OpenLink'];
export type OtherLanguage = components['schemas']['OtherLanguage'];
export type OtherReason = components['schemas']['OtherReason'];
export type OtherRunReason = components['schemas']['OtherRunReason'];
export type Owner = components['schemas']['Owner'];
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
export type Resolve = components['schemas']['Resolve'];
export type Resolved = components['schemas']['Resolved'];
export type Role = components['schemas']['Role'];
export type RunFailed = components['schemas']['RunFailed'];
export type RunState = components['schemas']['RunState'];
export type RunStep = components['schemas']['RunStep'];
export type RunStopped = components['schemas']['RunStopped'];
export type RunTimedOut = components['schemas']['RunTimedOut'];
export type Sarcastic = components['schemas']['Sarcastic'];
export type SearchHit = components['schemas']['SearchHit'];
export type SearchResults = components['schemas']['SearchResults'];
export type SensitiveMatter = components['schemas']['SensitiveMatter'];
export type SentFiles = components['schemas']['SentFiles'];
export type SetPresence = components['schemas']['SetPresence'];
export type SnippetPart = components['schemas']['SnippetPart'];
export type Snooze = components['schemas']['Snooze'];
export type Snoozed = components['schemas']['Snoozed'];
export type Source = components['schemas']['Source'];
export type State = components['schemas']['State'];
export type Status = components['schemas']['Status'];
export type Summary = components['schemas']['Summary'];
export type SummaryLine = components['schemas']['SummaryLine'];
export type Thread = components['schemas']['Thread'];
export type Tier = components['schemas']['Tier'];
export type TrainingRun = components['schemas']['TrainingRun'];
export type TrainingStatus = components['schemas']['TrainingStatus'];
export type Transfer = components['schemas']['Transfer'];
export type Transferred = components['schemas']['Transferred'];
export type VerdictGiven = components['schemas']['VerdictGiven'];
export type Way = components['schemas']['Way'];
export type WidgetGreeting = components['schemas']['WidgetGreeting'];
export type WidgetSession = components['schemas']['WidgetSession'];
export type Woken = components['schemas']['Woken'];
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
