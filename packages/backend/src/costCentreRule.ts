import { createBackendModule } from '@backstage/backend-plugin-api';
import { CustomPolicyRule } from '@pgportal/plugin-cnpg-common';
import { policyRulesExtensionPoint } from '@pgportal/plugin-cnpg-node';

/**
 * A policy rule of one's own: names of production databases begin with the cost
 * centre that pays for them. Pure, because it is asked about every database
 * whenever that changes.
 */
export const costCentreRule: CustomPolicyRule = {
  id: 'acme.cost-centre',
  title: 'Cost centre in the name',
  field: 'name',
  evaluate: ({ environment, name }) =>
    environment !== 'prod' || /^cc\d{3}-/.test(name)
      ? undefined
      : `The name ${name} does not begin with a cost centre, such as cc042-orders.`,
};

/**
 * An example, which the demo does not add. In a backend of your own:
 * `backend.add(import('./costCentreRule'));`
 */
export default createBackendModule({
  pluginId: 'cnpg',
  moduleId: 'cost-centre-rule',
  register({ registerInit }) {
    registerInit({
      deps: { rules: policyRulesExtensionPoint },
      async init({ rules }) {
        rules.addRule(costCentreRule);
      },
    });
  },
});
