export * from './evaluatePolicies';
export * from './freezes';
export * from './governance';
export * from './quota';
export * from './subject';
export * from './waivers';
export { isWithin } from './sourceRanges';
export { policyRuleIds } from './rules';
export type { PolicyContext } from './rules';
