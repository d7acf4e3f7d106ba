/**
 * Every PostgreSQL database as a Resource in the catalog.
 *
 * @packageDocumentation
 */

export { catalogModuleCnpg as default } from './module';
