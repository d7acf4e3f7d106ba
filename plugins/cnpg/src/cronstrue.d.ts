// The library describes its main module only; a locale registers itself.
declare module 'cronstrue/locales/*';
