import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { CustomPolicyRule } from '@pgportal/plugin-cnpg-common';

/**
 * Where modules of the plugin `cnpg` add policy rules of their own.
 *
 * @public
 */
export interface PolicyRulesExtensionPoint {
  /** Throws `ConflictError` when there is a rule with that id. */
  addRule(rule: CustomPolicyRule): void;
}

/** @public */
export const policyRulesExtensionPoint =
  createExtensionPoint<PolicyRulesExtensionPoint>({ id: 'cnpg.policyRules' });
