import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { englishMessages } from '@pgportal/plugin-cnpg-common';
import { useCallback } from 'react';
import type { GovernanceDocument } from '../api';
import { fleetTexts } from '../translations/fleet/texts';
import { cnpgMessagesTranslationRef } from '../translations/messages/ref';
import { useFleetTexts } from './useFleetTexts';

type MessageId = keyof typeof englishMessages;

/** Titles that a finding of each rule can have: ids of messages, by id of the rule. */
const titlesOf = new Map<string, MessageId[]>();
for (const id of Object.keys(englishMessages) as MessageId[]) {
  const [, rule] = /^(\w+)\.title/.exec(id) ?? [];
  if (rule) titlesOf.set(rule, [...(titlesOf.get(rule) ?? []), id]);
}

/** What rules are called: those of health, and those of policies. */
export function useRuleNames(governance: GovernanceDocument | undefined) {
  const { fleet } = useFleetTexts();
  const { t: message } = useTranslationRef(cnpgMessagesTranslationRef);
  const nameOfFinding = useCallback(
    (id: string) => {
      const titles = (titlesOf.get(id) ?? []).map(each =>
        (message as unknown as (id: string) => string)(each),
      );
      // One that holds for every database, rather than one with a name in it.
      const title = titles.find(each => !each.includes('{{')) ?? titles[0];
      return title ? `${id} ${title.replace(/\{\{.*?\}\}/g, '…')}` : id;
    },
    [message],
  );
  const nameOfRule = useCallback(
    (id: string) => {
      const key = `rule.${id}`;
      return key in fleetTexts
        ? fleet(key as 'rule.majors')
        : governance?.customRules[id] ?? id;
    },
    [fleet, governance],
  );
  return { nameOfFinding, nameOfRule };
}
