import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { CustomPolicyRule } from '@pgportal/plugin-cnpg-common';

/**
 * Where modules of the plugin `cnpg` add policy rules of their own.
 *
 * @public
 */
export interface PolicyRulesExtensionPoint {
  /** Two rules with one id make the start of the plugin fail, with a sentence. */
  addRule(rule: CustomPolicyRule): void;
}

/** @public */
export const policyRulesExtensionPoint =
  createExtensionPoint<PolicyRulesExtensionPoint>({ id: 'cnpg.policyRules' });
