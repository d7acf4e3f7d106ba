/**
 * Facts about PostgreSQL databases for Tech Insights.
 *
 * @packageDocumentation
 */

export { techInsightsModuleCnpg as default } from './module';
export { createDatabaseFactRetriever } from './databaseFacts';
