import { Message, Sentence, inEnglish, messagesOf } from '../messages';
import {
  InstanceFacts,
  Operation,
  OperationContext,
  OperationFacts,
  OperationOutcome,
  OperationOutlook,
  OperationPlan,
  OperationRefusal,
  ParameterFacts,
} from './operation';
import { DatabaseObjects } from '../model/database';

/** A document with sentences in place of some texts, before they are said. */
type Unsaid<T, Texts extends keyof T> = Omit<T, Texts | 'messages'> & {
  [Text in Texts]: undefined extends T[Text] ? Sentence | undefined : Sentence;
};

type Entry<Facts extends keyof OperationFacts> = NonNullable<
  OperationFacts[Facts]
> extends (infer T)[]
  ? T
  : never;

/**
 * Why an operation is not possible, before it is said.
 *
 * @public
 */
export type Refusal = Pick<OperationRefusal, 'field'> & { refused: Sentence };

export type UnsaidInstance = Omit<InstanceFacts, 'unfit' | 'messages'> & {
  unfit?: Sentence;
};

/** A fact that a decision rests on; its value is said the same in every language. */
export interface SeenFact {
  name: Message;
  value: string;
}

interface UnsaidFacts
  extends Omit<
    OperationFacts,
    | 'instances'
    | 'plans'
    | 'parameters'
    | 'versions'
    | 'checks'
    | 'wayBack'
    | 'messages'
  > {
  instances?: UnsaidInstance[];
  plans?: (Omit<Entry<'plans'>, 'refused' | 'messages'> & {
    refused?: Sentence;
  })[];
  parameters?: Unsaid<ParameterFacts, 'description'>[];
  versions?: (Omit<Entry<'versions'>, 'refused' | 'messages'> & {
    refused?: Sentence;
  })[];
  checks?: { title: Sentence; ok: boolean; detail?: Sentence }[];
  wayBack?: Sentence;
}

/** What an operation decides, in sentences that every language has. */
export interface OperationDefinition<I = any>
  extends Omit<Operation<I>, 'outlook' | 'plan'> {
  outlook(
    objects: DatabaseObjects,
    context: OperationContext,
  ): {
    refused?: Sentence;
    effect: Sentence;
    seen?: SeenFact[];
    facts?: UnsaidFacts;
  };
  plan(
    objects: DatabaseObjects,
    input: I,
    context: OperationContext,
  ): Unsaid<OperationPlan, 'title' | 'effect'> | Refusal;
}

/** The same, with every sentence in English and which one it is beside it. */
export function spoken<I>(definition: OperationDefinition<I>): Operation<I> {
  return {
    ...definition,
    outlook: (objects, context) =>
      sayOutlook(definition.outlook(objects, context)),
    plan: (objects, input, context) =>
      sayOutcome(definition.plan(objects, input, context)),
  };
}

function sayOutlook({
  refused,
  effect,
  seen,
  facts,
}: ReturnType<OperationDefinition['outlook']>): OperationOutlook {
  return {
    ...(refused && { refused: inEnglish(refused) }),
    effect: inEnglish(effect),
    ...messagesOf({ refused, effect }),
    ...(seen && {
      seen: Object.fromEntries(
        seen.map(({ name, value }) => [inEnglish(name), value]),
      ),
      seenMessages: Object.fromEntries(
        seen.map(({ name }) => [inEnglish(name), name]),
      ),
    }),
    ...(facts && { facts: sayFacts(facts) }),
  };
}

function sayOutcome(
  outcome: ReturnType<OperationDefinition['plan']>,
): OperationOutcome {
  if ('refused' in outcome) return sayRefusal(outcome);
  const { title, effect, writes } = outcome;
  return {
    title: inEnglish(title),
    effect: inEnglish(effect),
    writes,
    ...messagesOf({ title, effect }),
  };
}

/**
 * A refusal in English, and which sentence it is.
 *
 * @public
 */
export function sayRefusal({ refused, field }: Refusal): OperationRefusal {
  return {
    refused: inEnglish(refused),
    ...(field && { field }),
    ...messagesOf({ refused }),
  };
}

function sayFacts({
  instances,
  plans,
  parameters,
  versions,
  checks,
  wayBack,
  ...rest
}: UnsaidFacts): OperationFacts {
  return {
    ...rest,
    ...(instances && {
      instances: instances.map(({ unfit, ...instance }) => ({
        ...instance,
        ...(unfit && { unfit: inEnglish(unfit) }),
        ...messagesOf({ unfit }),
      })),
    }),
    ...(plans && { plans: plans.map(sayChoice) }),
    ...(parameters && {
      parameters: parameters.map(({ description, ...parameter }) => ({
        ...parameter,
        description: inEnglish(description),
        ...messagesOf({ description }),
      })),
    }),
    ...(versions && { versions: versions.map(sayChoice) }),
    ...(checks && {
      checks: checks.map(({ title, ok, detail }) => ({
        title: inEnglish(title),
        ok,
        ...(detail && { detail: inEnglish(detail) }),
        ...messagesOf({ title, detail }),
      })),
    }),
    ...(wayBack && { wayBack: inEnglish(wayBack), ...messagesOf({ wayBack }) }),
  };
}

function sayChoice<T extends { refused?: Sentence }>({ refused, ...rest }: T) {
  return {
    ...rest,
    ...(refused && { refused: inEnglish(refused) }),
    ...messagesOf({ refused }),
  };
}
