/**
 * The fleet index over every CloudNativePG database, and its REST API.
 *
 * @packageDocumentation
 */

export { cnpgPlugin as default } from './plugin';
