import { ResourcePermission } from '@backstage/plugin-permission-common';
import { z } from 'zod';
import { Message } from '../messages';
import { DatabaseObjects } from '../model/database';
import { Kind } from '../model/kinds';
import { KubernetesObject } from '../model/objects';
import { Offer, TargetDefinition } from '../model/offer';

/**
 * What can be done to a database that is there.
 *
 * @public
 */
export type OperationId =
  | 'backup'
  | 'schedule-create'
  | 'schedule-edit'
  | 'schedule-suspend'
  | 'schedule-resume'
  | 'schedule-run'
  | 'schedule-remove'
  | 'switchover'
  | 'restart'
  | 'restart-instance'
  | 'reload'
  | 'fence'
  | 'unfence'
  | 'hibernate'
  | 'wake'
  | 'scale'
  | 'change-plan'
  | 'grow-storage'
  | 'parameters'
  | 'minor-upgrade'
  | 'major-upgrade'
  | 'pooler-create'
  | 'pooler-edit'
  | 'pooler-remove'
  | 'database-create'
  | 'database-remove'
  | 'role-create'
  | 'role-remove'
  | 'rotate-password'
  | 'deletion-protection'
  | 'delete';

/** @public */
export type OperationGroup =
  | 'backup'
  | 'availability'
  | 'size'
  | 'configuration'
  | 'objects'
  | 'danger';

/**
 * One write to the API server; the same as `kubectl cnpg`, or `kubectl` where
 * that has no command, makes for the same purpose.
 *
 * @public
 */
export type OperationWrite =
  | { verb: 'create'; kind: Kind; object: KubernetesObject }
  | {
      /** A JSON merge patch. */
      verb: 'patch';
      kind: Kind;
      namespace: string;
      name: string;
      subresource?: 'status';
      patch: object;
    }
  | {
      verb: 'delete';
      kind: Kind;
      namespace: string;
      name: string;
      /** Deletes nothing that has taken its place. */
      uid?: string;
    };

/**
 * What an operation does, given its input. The writes are made in their order,
 * and may hold passwords.
 *
 * @public
 */
export interface OperationPlan {
  title: string;
  /** What is interrupted, and how long. */
  effect: string;
  writes: OperationWrite[];
  /** Which sentences these are, for another language. */
  messages?: { title?: Message; effect?: Message };
}

/**
 * Why an operation is not possible, in a sentence. With a field, because of
 * the input; without, because of the state that the database is in.
 *
 * @public
 */
export interface OperationRefusal {
  refused: string;
  field?: string;
  /** Which sentence it is, for another language; none for what others said. */
  messages?: { refused?: Message };
}

/** @public */
export type OperationOutcome = OperationPlan | OperationRefusal;

/** @public */
export function isRefusal<T extends object>(
  outcome: T | OperationRefusal,
): outcome is OperationRefusal {
  return 'refused' in outcome && outcome.refused !== undefined;
}

/**
 * What an operation needs to know beside the database.
 *
 * @public
 */
export interface OperationContext {
  now: Date;
  target: TargetDefinition;
  offer: Offer;
  /** Names of the PostgreSQL parameters that may be changed. */
  parameters: string[];
  /** A new random password of letters and digits. */
  password(): string;
  /** The Secret that the operation wants to see; undefined where there is none. */
  secret?: KubernetesObject & { data?: Record<string, string> };
}

/** @public */
export interface InstanceFacts {
  name: string;
  role: 'primary' | 'standby' | 'unknown';
  ready: boolean;
  fenced: boolean;
  /** Whether it can be chosen. */
  fit: boolean;
  /** Why not, in a sentence. */
  unfit?: string;
  messages?: { unfit?: Message };
  lagBytes?: number;
  lagMs?: number;
  syncState?: string;
}

/** @public */
export interface ParameterFacts {
  name: string;
  /** Absent while PostgreSQL's or CloudNativePG's own default holds. */
  value?: string;
  type: 'memory' | 'time' | 'integer' | 'real' | 'boolean' | 'enum';
  values?: string[];
  min?: number;
  max?: number;
  /** Of a number without a unit. */
  unit?: string;
  /** Whether PostgreSQL takes it over at a restart only. */
  restart: boolean;
  description: string;
  messages?: { description?: Message };
}

/**
 * What the dialog of an operation shows; only the parts that it needs.
 *
 * @public
 */
export interface OperationFacts {
  instances?: InstanceFacts[];
  plans?: {
    name: string;
    title: string;
    cpu: string;
    memory: string;
    storage: string;
    instances: number;
    current: boolean;
    refused?: string;
    messages?: { refused?: Message };
  }[];
  storage?: { data: string; wal?: string };
  instanceCount?: { current: number; least: number; most: number };
  parameters?: ParameterFacts[];
  versions?: {
    major: number;
    image?: string;
    endOfLife?: string;
    refused?: string;
    messages?: { refused?: Message };
  }[];
  schedules?: { name: string; schedule: string; suspended: boolean }[];
  poolers?: {
    name: string;
    type: string;
    poolMode: string;
    instances: number;
  }[];
  databases?: { name: string; sqlName: string }[];
  roles?: { name: string; sqlName: string }[];
  /** Of a guided operation. */
  checks?: {
    title: string;
    ok: boolean;
    detail?: string;
    messages?: { title?: Message; detail?: Message };
  }[];
  /** How to go back, of a guided operation. */
  wayBack?: string;
  messages?: { wayBack?: Message };
}

/**
 * What can be said of an operation before its input is known.
 *
 * @public
 */
export interface OperationOutlook {
  /** Why it is not possible now, in a sentence. */
  refused?: string;
  effect: string;
  /** Facts that a decision for it rests on, by name in words. */
  seen?: Record<string, string>;
  facts?: OperationFacts;
  /** Which sentences these are, for another language; of the facts, their names. */
  messages?: { refused?: Message; effect?: Message };
  seenMessages?: Record<string, Message>;
}

/** @public */
export interface Operation<I = any> {
  id: OperationId;
  title: string;
  group: OperationGroup;
  permission: ResourcePermission;
  /** Takes something away that no other operation gives back. */
  destructive: boolean;
  input: z.ZodType<I>;
  /** Name of the Secret that must be read for the plan. */
  secret?(objects: DatabaseObjects, input: I): string | undefined;
  outlook(
    objects: DatabaseObjects,
    context: OperationContext,
  ): OperationOutlook;
  plan(
    objects: DatabaseObjects,
    input: I,
    context: OperationContext,
  ): OperationOutcome;
}
