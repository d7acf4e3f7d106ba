export * from './CnpgApi';
export * from './CnpgClient';
