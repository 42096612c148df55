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
    "/api/widget/greeting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Greeting
         * @description As the assistant's folder says it now; `locale` is a tag such as `de-AT`.
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
         * @description `ok`: everything works. `degraded`: customers are served, but by people only.
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
        Action: "own_account" | "read" | "reply" | "note" | "assign" | "rate_escalation" | "review" | "train" | "deploy";
        AgentSaid: wire.AgentSaid;
        /** @description Exactly one of the two. */
        Approve: {
            intent?: string | null;
            new_intent?: components["schemas"]["NewIntent"] | null;
        };
        /** @description The epoch at which the caller saw the conversation; a newer one refuses the command. */
        AtEpoch: {
            epoch: number;
        };
        /** @description One bubble of the bot; `buttons` are texts that the customer may send by a click. */
        BotMessage: wire.BotMessage;
        /** @description The bot's answer to the customer message (or choice) numbered `reply_to`: one a turn. */
        BotSaid: wire.BotSaid;
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
            reasons: components["schemas"]["Reason"][];
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
        CustomerSaid: wire.CustomerSaid;
        /**
         * @description What the detector made of one customer message.
         * @enum {string}
         */
        Decision: wire.Decision;
        /** @description What a program may want to know of an error; only what applies is there. */
        Details: {
            id?: string;
            name?: string;
            owner?: string | null;
            epoch?: number;
            seq?: number;
            status?: string;
            by?: string;
            run?: string | null;
        };
        /** @description The conversation enters the queue. The customer sees only `anyone_online`. */
        Escalated: wire.Escalated;
        /** @description One entry of the log. `prev`: the last sequence number that this audience may see. */
        EventFrame: wire.EventFrame;
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
        /** @description The customer asks for a person, or says that the bot's answer `about_seq` did not help. */
        HumanRequested: wire.HumanRequested;
        /** @description One conversation as the console lists it; `version` is its newest sequence number. */
        InboxItem: wire.InboxItem;
        Intents: {
            items: components["schemas"]["KnownIntent"][];
        };
        /** @description The machine's judgement of message `message_seq`; never seen by the customer. */
        Judged: wire.Judged;
        /** @description An intent that an example can be assigned to, with the number of its examples of now. */
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
        Me: {
            id: string;
            username: string;
            name: string;
            role: components["schemas"]["Role"];
            presence: components["schemas"]["Presence"];
            may: components["schemas"]["Action"][];
        };
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
        };
        Models: {
            items: components["schemas"]["Model"][];
        };
        /** @description Probabilities of the tone of one utterance; the three tones' sum to 1. */
        Mood: wire.Mood;
        /** @description An intent to be taught: what customers say for it, and what the bot answers. */
        NewIntent: {
            name: string;
            label: string;
            phrasings: string[];
            answer: string;
        };
        NewSession: {
            /** @default en */
            locale?: string;
        };
        /** @description An internal note; never seen by the customer. */
        NoteAdded: wire.NoteAdded;
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
         *     like those the model was taught; it answers the share `answered` of them. `certified`: that is
         *     within the `risk` that was asked for.
         */
        Promise: {
            risk: number;
            confidence: number;
            certified: boolean;
            bound: number;
            answered: number;
        };
        Rated: wire.Rated;
        /** @description Why a conversation goes to a person: the signal, its value and the threshold it passed. */
        Reason: wire.Reason;
        RenewSession: {
            token: string;
        };
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
        /** @enum {string} */
        RunState: wire.RunState;
        SetPresence: {
            presence: components["schemas"]["Presence"];
        };
        Snoozed: wire.Snoozed;
        /** @enum {string} */
        Status: wire.Status;
        Thread: {
            conversation: components["schemas"]["InboxItem"];
            events: components["schemas"]["EventFrame"][];
        };
        /**
         * @description A training run as it stands, `elapsed_s` seconds after it began.
         *
         *     `step`: what is being done, in words. `progress`: 0 to 1, as far as it can be known.
         *     `reasons`: why the gate refused, or what failed. `candidate`, `live`: the two models'
         *     `accuracy`, `answered_rightly` and `unknown_not_answered` on the held-out questions.
         */
        TrainingRun: wire.TrainingRun;
        /** @description `pending`: approved examples that the live model has not learnt yet. */
        TrainingStatus: {
            run: components["schemas"]["TrainingRun"] | null;
            pending: number;
            live_model: string | null;
        };
        Transferred: wire.Transferred;
        /** @description An agent's verdict on an escalation; the machine's judgement stays beside it untouched. */
        VerdictGiven: wire.VerdictGiven;
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type Action = components['schemas']['Action'];
export type AgentSaid = components['schemas']['AgentSaid'];
export type Approve = components['schemas']['Approve'];
export type AtEpoch = components['schemas']['AtEpoch'];
export type BotMessage = components['schemas']['BotMessage'];
export type BotSaid = components['schemas']['BotSaid'];
export type Candidate = components['schemas']['Candidate'];
export type CandidateState = components['schemas']['CandidateState'];
export type Candidates = components['schemas']['Candidates'];
export type Chosen = components['schemas']['Chosen'];
export type Claimed = components['schemas']['Claimed'];
export type ClarifyAsked = components['schemas']['ClarifyAsked'];
export type ClarifyOption = components['schemas']['ClarifyOption'];
export type ContactLeft = components['schemas']['ContactLeft'];
export type Conversations = components['schemas']['Conversations'];
export type CustomerSaid = components['schemas']['CustomerSaid'];
export type Decision = components['schemas']['Decision'];
export type Details = components['schemas']['Details'];
export type Escalated = components['schemas']['Escalated'];
export type EventFrame = components['schemas']['EventFrame'];
export type GiveVerdict = components['schemas']['GiveVerdict'];
export type Guess = components['schemas']['Guess'];
export type HandedBack = components['schemas']['HandedBack'];
export type Health = components['schemas']['Health'];
export type HumanRequested = components['schemas']['HumanRequested'];
export type InboxItem = components['schemas']['InboxItem'];
export type Intents = components['schemas']['Intents'];
export type Judged = components['schemas']['Judged'];
export type KnownIntent = components['schemas']['KnownIntent'];
export type Login = components['schemas']['Login'];
export type Me = components['schemas']['Me'];
export type Model = components['schemas']['Model'];
export type Models = components['schemas']['Models'];
export type Mood = components['schemas']['Mood'];
export type NewIntent = components['schemas']['NewIntent'];
export type NewSession = components['schemas']['NewSession'];
export type NoteAdded = components['schemas']['NoteAdded'];
export type Owner = components['schemas']['Owner'];
export type Presence = components['schemas']['Presence'];
export type Problem = components['schemas']['Problem'];
export type Promise = components['schemas']['Promise'];
export type Rated = components['schemas']['Rated'];
export type Reason = components['schemas']['Reason'];
export type RenewSession = components['schemas']['RenewSession'];
export type Reopened = components['schemas']['Reopened'];
export type Resolve = components['schemas']['Resolve'];
export type Resolved = components['schemas']['Resolved'];
export type Role = components['schemas']['Role'];
export type RunState = components['schemas']['RunState'];
export type SetPresence = components['schemas']['SetPresence'];
export type Snoozed = components['schemas']['Snoozed'];
export type Status = components['schemas']['Status'];
export type Thread = components['schemas']['Thread'];
export type TrainingRun = components['schemas']['TrainingRun'];
export type TrainingStatus = components['schemas']['TrainingStatus'];
export type Transferred = components['schemas']['Transferred'];
export type VerdictGiven = components['schemas']['VerdictGiven'];
export type WidgetGreeting = components['schemas']['WidgetGreeting'];
export type WidgetSession = components['schemas']['WidgetSession'];
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
