/**
 * Databases on CloudNativePG in the catalog and in the scaffolder's forms.
 *
 * @packageDocumentation
 */

export { cnpgPlugin as default } from './plugin';
export * from './api';
